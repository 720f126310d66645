import { keys, readLinkKey } from '../storage/keys';
import { linkRow, readLink, type Link } from './link-row';

const link: Link = {
  connectionId: '0123456789ab',
  projectLinkId: 'fedcba987654',
  taskId: 'tsk-000001',
  issueId: '10500',
  state: 'ok',
  agreedAt: 1_790_000_000_000,
  agreed: `1${'a'.repeat(96)}`,
  lastChangeBy: 'jira',
  history: 'AbCdEfGh',
};
const key = keys.link(link.connectionId, link.taskId);

test('a link is read as it was stored, and does not say again what its key says', () => {
  const row = linkRow(link, 'AbCdEfGh');
  expect(readLink(key, row)).toEqual(link);
  expect(JSON.stringify(row)).not.toContain(link.connectionId);
  expect(JSON.stringify(row)).not.toContain(link.taskId);
});

test('what is empty takes no room', () => {
  const fresh: Link = { ...link, lastChangeBy: null, history: '' };
  expect(Object.keys(linkRow(fresh, '')).sort()).toEqual(['f', 'i', 'l', 's', 'u']);
  expect(readLink(key, linkRow(fresh, ''))).toEqual(fresh);
});

test('a link of before, which named connection and task itself, is read as ever', () => {
  const { l, i, s, u, f, h } = { ...linkRow(link, 'AbCdEfGh') };
  const before = { c: link.connectionId, l, t: link.taskId, i, s, u, f, w: '', h };
  expect(readLink(key, before)).toEqual({ ...link, lastChangeBy: null });
});

test.each(['tsk-1', 'A#B', 'a.b_c-d', 'with space', '#23.', 'Grüße/1:2', '\u{1f600}'])(
  'the id %j comes back out of the key',
  (taskId) => {
    expect(readLinkKey(keys.link('0123456789ab', taskId))).toEqual({ connectionId: '0123456789ab', taskId });
  },
);

test('what names no link is refused', () => {
  expect(() => readLinkKey('0123456789ab')).toThrow('without a name');
});
