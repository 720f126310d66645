import { HardCase } from './hard-case';
import { call } from './rig';

let at: HardCase;
afterEach(() => at.stop());

test.each([
  ['newest', 'From the platform'],
  ['jira', 'From Jira'],
  ['platform', 'From the platform'],
] as const)(
  'both sides edited in the same millisecond: by the rule "%s" one value stands on both',
  async (conflict, title) => {
    at = await HardCase.begin({ fields: { title: { direction: 'both', conflict, when: 'always' } } });
    const { id, key } = at.pair('One');
    at.platform.editTask(id, { title: 'From the platform', labels: ['there'] });
    await at.milo.edit(key, { summary: 'From Jira', duedate: '2026-12-24' });
    await at.settle();
    const both = { labels: ['there'], dueDate: '2026-12-24' };
    expect(at.jira.issue(key)).toMatchObject({ summary: title, ...both });
    expect(at.platform.task(id)).toMatchObject({ title, ...both });
    expect(await at.told()).toEqual([]);
    const { version } = at.platform.task(id);
    await at.settle(30);
    expect(at.platform.task(id).version).toBe(version);
  },
);

test.each([
  ['jira', 'From Jira'],
  ['platform', 'From the platform'],
] as const)(
  'both edited in the same millisecond under "ask": nothing is overwritten until it is settled for %s',
  async (keep, title) => {
    at = await HardCase.begin({ fields: { title: { direction: 'both', conflict: 'ask', when: 'always' } } });
    const { id, key } = at.pair('One');
    at.platform.editTask(id, { title: 'From the platform' });
    await at.milo.edit(key, { summary: 'From Jira', labels: ['other'] });
    await at.settle();
    expect(at.jira.issue(key)?.summary).toBe('From Jira');
    expect(at.platform.task(id)).toMatchObject({ title: 'From the platform', labels: ['other'] });
    const [open, ...more] = await at.troubles();
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      severity: 'failure',
      error: { code: 'CONFLICT_OPEN' },
      conflicts: [{ field: 'title', jira: 'From Jira', platform: 'From the platform' }],
    });
    const choice = { connectionId: at.connectionId, id: open?.id, field: 'title', keep };
    expect((await call(at.world, 'admin', 'conflict.settle', choice)).ok).toBe(true);
    await at.settle();
    expect([at.jira.issue(key)?.summary, at.platform.task(id).title]).toEqual([title, title]);
    expect(await at.told()).toEqual([]);
  },
);

test('a task that is edited between its reading and its writing keeps that edit, and gets what was on its way', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  let edits = 0;
  at.meanwhile = (to, { method, url }) => {
    if (to !== 'platform' || method !== 'PATCH' || !url.endsWith(id) || edits > 1) return;
    edits += 1;
    at.platform.editTask(id, { labels: [`edit-${edits}`] });
  };
  await at.milo.edit(key, { summary: 'From Jira' });
  await at.settle();
  expect(edits).toBe(2);
  expect(at.platform.task(id)).toMatchObject({ title: 'From Jira', labels: ['edit-2'] });
  expect(at.jira.issue(key)).toMatchObject({ summary: 'From Jira', labels: ['edit-2'] });
  expect(await at.told()).toEqual([]);
});

test.each([
  ['another field', { labels: ['typed'] }, { summary: 'From the platform', labels: ['typed'] }],
  ['the very field', { summary: 'Typed' }, { summary: 'From the platform', labels: [] }],
])(
  'an issue in which somebody edits %s between its reading and its writing ends the same on both sides',
  async (_, edit, expected) => {
    at = await HardCase.begin();
    const { id, key, issueId } = at.pair('One');
    let edits = 0;
    at.meanwhile = async (to, { method, url }) => {
      if (to !== 'jira' || method !== 'PUT' || !url.endsWith(`/issue/${issueId}`) || edits > 0) return;
      edits += 1;
      await at.milo.edit(key, edit);
    };
    at.platform.editTask(id, { title: 'From the platform' });
    await at.settle();
    expect(edits).toBe(1);
    expect(at.jira.issue(key)).toMatchObject(expected);
    const { summary: title, labels } = expected;
    expect(at.platform.task(id)).toMatchObject({ title, labels });
    expect(await at.told()).toEqual([]);
  },
);

test('what is edited right after its writing, while the pass is not over, is carried over as well', async () => {
  at = await HardCase.begin();
  const [one, two] = [at.pair('One'), at.pair('Two')];
  let left = 1;
  at.meanwhile = async (to, { method, url }) => {
    if (to !== 'platform' || method !== 'PATCH' || !url.endsWith(two.id) || left === 0) return;
    left -= 1;
    await at.milo.edit(one.key, { labels: ['late'] });
    at.platform.editTask(one.id, { dueDate: '2027-01-31' });
  };
  for (const { key } of [one, two]) await at.milo.edit(key, { summary: `New ${key}` });
  await at.settle();
  expect(left).toBe(0);
  const end = { labels: ['late'], dueDate: '2027-01-31' };
  expect(at.platform.task(one.id)).toMatchObject({ title: `New ${one.key}`, ...end });
  expect(at.jira.issue(one.key)).toMatchObject({ summary: `New ${one.key}`, ...end });
  expect(at.platform.task(two.id).title).toBe(`New ${two.key}`);
});
