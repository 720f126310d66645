import type { AuthMethod } from '../../../../src/contract/authorisation-views';
import { platformKinds } from '../../../../src/platform/registry';
import { fieldWords, methodWords } from '../method-words';
import { guideOf, pageOf } from './guide-of';

const ways: readonly (readonly [string, AuthMethod, readonly string[]])[] = [
  ['planning-api', 'oauth2', ['applicationName', 'redirectUri']],
  [
    'planning-api',
    'oauth1a',
    ['applicationUrl', 'applicationName', 'consumerKey', 'consumerName', 'publicKey', 'callback'],
  ],
  ['planning-api', 'pat', ['tokenName']],
  ['planning-api', 'basic', ['accountName']],
  [
    'jira-data-center',
    'oauth1a',
    ['applicationUrl', 'applicationName', 'consumerKey', 'consumerName', 'publicKey', 'callback'],
  ],
  ['jira-data-center', 'oauth2', ['applicationName', 'redirectUri']],
  ['jira-data-center', 'pat', ['tokenName']],
  ['jira-data-center', 'basic', ['accountName']],
  ['jira-align', 'pat', []],
  ['jira-align', 'basic', ['tokenName']],
];

const known = [...platformKinds(() => Promise.reject(new Error('nobody asked'))).values()].flatMap(
  ({ kind, methods }) => methods.map((method) => [kind, method] as const),
);

describe('the guide of a platform', () => {
  it.each(known)('is its own, and not the one for want of another: %s by %s', (kind, method) => {
    expect(guideOf(kind, method).steps).not.toEqual([]);
    expect(guideOf(kind, method) === guideOf('a kind without a guide', method)).toBe(kind === 'planning-api');
  });

  it.each(ways)('JA08 JA37 %s by %s: steps in order, with these texts to copy: %j', (kind, method, texts) => {
    const { steps } = guideOf(kind, method);
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.flatMap(({ copies = [] }) => copies)).toEqual(texts);
    expect(new Set(steps.map(({ about }) => about)).size).toBe(steps.length);
  });

  it('is that of the open API for a platform without one of its own', () => {
    expect(guideOf('abacus', 'pat')).toBe(guideOf('planning-api', 'pat'));
  });

  it('JA09 leads to the very page at the address of the connection, or elsewhere, and names it where that is not known', () => {
    const [first] = guideOf('jira-data-center', 'oauth1a').steps;
    const at = first?.opens?.at ?? '';
    expect(pageOf(at, 'https://jira.example.com')).toBe(
      'https://jira.example.com/plugins/servlet/applinks/listApplicationLinks',
    );
    expect(pageOf(at, null)).toBeNull();
    expect(pageOf('https://id.atlassian.com/a', null)).toBe('https://id.atlassian.com/a');
  });
});

describe('the words of a way to authorise', () => {
  it('are the platform’s own where it has other ones', () => {
    expect(methodWords('jira-align', 'basic').name).toBe('method.align.basic');
    expect(methodWords('jira-data-center', 'basic').name).toBe('method.basic');
    expect(fieldWords('jira-align', 'basic', 'password').label).toBe('auth.align.token');
    expect(fieldWords('planning-api', 'basic', 'password').label).toBe('auth.password');
  });
});
