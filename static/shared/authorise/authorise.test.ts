import { consumerKeyFault } from './consumer-key';
import { countdown } from './countdown';
import { expiryOf } from './expiry';
import { progressOf } from './progress-of';
import { credentialsOf, firstMissing } from './secret-fields';

const noon = Date.parse('2026-11-22T12:00:00Z');

describe('the countdown of a consent', () => {
  it('counts minutes and seconds and stops at zero', () => {
    expect(countdown('2026-11-22T12:09:05Z', noon)).toBe('9:05');
    expect(countdown('2026-11-22T11:59:00Z', noon)).toBe('0:00');
  });
});

describe('an end that comes nearer', () => {
  it.each([
    [null, null],
    ['2027-01-30T12:00:00Z', { level: 'later', days: 69 }],
    ['2026-12-22T12:00:00Z', { level: 'warning', days: 30 }],
    ['2026-11-29T12:00:00Z', { level: 'danger', days: 7 }],
    ['2026-11-23T12:00:00Z', { level: 'danger', days: 1 }],
    ['2026-11-22T18:00:00Z', { level: 'danger', days: 0 }],
    ['2026-11-22T12:00:00Z', { level: 'past', days: 0 }],
  ])('%s', (endsAt, expected) => {
    expect(expiryOf(endsAt, noon)).toEqual(expected);
  });
});

describe('a consumer key as it is typed', () => {
  it.each([
    ['planlink7k', null],
    ['', 'missing'],
    ['plan link', 'symbols'],
    ['plan-link', 'symbols'],
    ['plänlink', 'symbols'],
    ['short12', 'too-short'],
    ['a'.repeat(64), null],
    ['a'.repeat(65), 'too-long'],
  ])('JA22 "%s": %s', (typed, fault) => {
    expect(consumerKeyFault(typed)).toBe(fault);
  });
});

describe('the three steps of being let in', () => {
  const states = (at: 'request' | 'approve' | 'access', moving: boolean, failed: boolean): string =>
    progressOf({ at, moving, failed })
      .map(({ state }) => state)
      .join(' ');
  it('JA21 tell what is done, what is now and what failed', () => {
    expect(states('request', false, false)).toBe('ahead ahead ahead');
    expect(states('request', true, false)).toBe('now ahead ahead');
    expect(states('request', false, true)).toBe('failed ahead ahead');
    expect(states('approve', false, false)).toBe('past now ahead');
    expect(states('access', true, false)).toBe('past past now');
    expect(states('access', false, true)).toBe('past past failed');
  });
});

describe('entered credentials', () => {
  it('are sent without the white space that came along, except inside a password', () => {
    expect(credentialsOf('oauth2', { 'client-id': ' id ', 'client-secret': ' secret\n' })).toEqual({
      method: 'oauth2',
      clientId: 'id',
      clientSecret: 'secret',
    });
    expect(credentialsOf('pat', { token: 't\n', 'expires-on': '2027-01-01' })).toEqual({
      method: 'pat',
      token: 't',
      expiresOn: '2027-01-01',
    });
    expect(credentialsOf('basic', { username: 'svc ', password: ' p ' })).toEqual({
      method: 'basic',
      username: 'svc',
      password: ' p ',
    });
  });

  it('are complete, or the first field that is not is named', () => {
    expect(firstMissing('basic', { username: ' ', password: 'p' }, '2026-11-23')).toBe('username');
    expect(firstMissing('basic', { username: 'svc' }, '2026-11-23')).toBe('password');
    expect(firstMissing('pat', { token: 't', 'expires-on': '2026-11-22' }, '2026-11-23')).toBe('expires-on');
    expect(firstMissing('pat', { token: 't', 'expires-on': '2026-11-23' }, '2026-11-23')).toBeNull();
  });
});
