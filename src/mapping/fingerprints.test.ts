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
const prints = fingerprintsFrom(
  [],
  (name) => (name === 'assignee' ? { jira: null, task: anything } : of(name)),
  {
    jira: fingerprint('c'),
    task: null,
  },
);

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
  const before = fingerprintsFrom([], () => of('before'), of('before'));
  const after = withRefused(prints, before, ['status']);
  expect(after.fields).toEqual({ ...prints.fields, status: of('before') });
  expect(withRefused(prints, null, ['labels']).fields.labels).toEqual({ jira: null, task: null });
  expect(withAgreed(prints, before, 'title').fields).toEqual({ ...prints.fields, title: of('before') });
  expect(withComments(prints, of('x'))).toEqual({ fields: prints.fields, comments: of('x') });
});

it('adds fifteen characters for the parent and for each custom field that holds something', () => {
  const more = fingerprintsFrom(['a1z', 'parent', 'b00'], of, of('comments'));
  expect(packFingerprints(more)).toHaveLength(97 + 3 * 15);
  expect(unpackFingerprints(packFingerprints(more))).toEqual(more);
});

it('remembers nothing of fields that were empty on both sides, as in links of the time before there were any', () => {
  const empty = { jira: fingerprint(''), task: fingerprint('') };
  const more = fingerprintsFrom(['a1z', 'parent'], (name) => (name.length === 3 ? empty : of(name)), of('c'));
  const packed = packFingerprints(more);
  expect(packed).toHaveLength(97 + 15);
  expect(Object.keys(unpackFingerprints(packed)?.fields ?? {})).not.toContain('a1z');
});

it.each([[[]], [['aaaaaa']], [['aaaaaa', 'bbbbbb']], [['aaaaaa', 'bbbbbb', 'cccccc']]])(
  'remembers which comments are left without a copy, that it is none too: %j',
  (left) => {
    const known = withComments(fingerprintsFrom(['a1z', 'parent'], of, of('x')), { ...of('comments'), left });
    expect(unpackFingerprints(packFingerprints(known))).toEqual(known);
    expect(packFingerprints(known)).toHaveLength(97 + (2 + Math.max(1, Math.ceil(left.length / 2))) * 15);
  },
);
