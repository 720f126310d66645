import type { Agreed } from './fingerprints';
import {
  anything,
  fingerprint,
  fingerprintsFrom,
  packFingerprints,
  unpackFingerprints,
  withAgreed,
  withComments,
  withRefused,
} from './fingerprints';

const of = (name: string): Agreed => ({
  jira: fingerprint(`jira ${name}`),
  task: fingerprint(`task ${name}`),
});
const prints = fingerprintsFrom((name) => (name === 'assignee' ? { jira: null, task: anything } : of(name)), {
  jira: fingerprint('c'),
  task: null,
});

it('stands for a value in six characters that do not tell it', () => {
  expect(fingerprint('')).toBe('47DEQp');
  expect(fingerprint('a')).toMatch(/^[A-Za-z0-9_-]{6}$/);
  expect(fingerprint('a')).not.toBe(fingerprint('b'));
});

it('packs a link into 97 characters and back', () => {
  expect(packFingerprints(prints)).toHaveLength(97);
  expect(unpackFingerprints(packFingerprints(prints))).toEqual(prints);
});

it.each([
  null,
  undefined,
  '',
  '1',
  `2${packFingerprints(prints).slice(1)}`,
  `${packFingerprints(prints)}x`,
  packFingerprints(prints).replace('.', 'a'),
])('takes %j for never agreed', (text) => {
  expect(unpackFingerprints(text)).toBeNull();
});

it('takes back what was refused, or takes one field or the comments from elsewhere', () => {
  const before = fingerprintsFrom(() => of('before'), of('before'));
  const after = withRefused(prints, before, ['status']);
  expect(after.fields).toEqual({ ...prints.fields, status: of('before') });
  expect(withRefused(prints, null, ['labels']).fields.labels).toEqual({ jira: null, task: null });
  expect(withAgreed(prints, before, 'title').fields).toEqual({ ...prints.fields, title: of('before') });
  expect(withComments(prints, of('x'))).toEqual({ fields: prints.fields, comments: of('x') });
});
