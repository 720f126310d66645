import type { ProjectLink } from '../connection/connection';
import { mustWalk, removedLinks, walkBeginning, withLinksOf } from './link-changes';
import { noProgress, type Progress } from './progress';

const synced = { phase: 'done', task: null, page: null, done: 20 } as const;

function link(id: string, paused: boolean): ProjectLink {
  return {
    id,
    jiraProjectId: '1',
    jiraProjectKey: 'ROAD',
    jiraProjectName: 'Roadmap',
    platformProjectId: 'p',
    platformProjectName: 'Roadmap',
    workspaceId: 'w',
    workspaceName: 'Products',
    issueTypeName: 'Task',
    createTasks: 'new',
    linkedAt: 0,
    paused: paused ? { since: 1, by: 'person' } : null,
  };
}

const progressOf = (ids: readonly string[]): Progress => ({
  ...noProgress,
  backfills: Object.fromEntries(ids.map((id) => [id, synced])),
});

test('a link that rested while the cursors moved walks through its project when it runs again', () => {
  const resting = withLinksOf(progressOf(['a', 'b']), { links: [link('a', true), link('b', false)] });
  expect(resting.resting).toEqual(['a']);
  const links = [link('a', false), link('b', false)];
  expect(mustWalk(resting, { links })).toBe(true);
  const resumed = withLinksOf(resting, { links });
  expect(resumed.resting).toEqual([]);
  expect(resumed.walks).toEqual({
    a: { reason: 'resumed', phase: 'tasks', task: null, page: null, done: 0, from: null, print: '' },
  });
  expect(resumed.backfills).toEqual(resting.backfills);
});

test('a walk that was under way when its link was paused again begins anew', () => {
  const walks = {
    a: { reason: 'resumed', phase: 'issues', task: null, page: 'x', done: 7, from: null, print: '' },
  } as const;
  const paused = withLinksOf({ ...progressOf(['a']), walks }, { links: [link('a', true)] });
  expect(mustWalk(paused, { links: [link('a', true)] })).toBe(false);
  expect(withLinksOf(paused, { links: [link('a', false)] }).walks['a']).toMatchObject({
    phase: 'tasks',
    done: 0,
  });
});

test('a link whose mapping was changed walks through its project, once', () => {
  const links = [{ ...link('a', false), mappedAt: 7 }, link('b', false)];
  const progress = progressOf(['a', 'b']);
  expect(mustWalk(progress, { links })).toBe(true);
  const walking = withLinksOf(progress, { links });
  expect(Object.keys(walking.walks)).toEqual(['a']);
  const walked = { ...walking, walks: {} };
  expect(mustWalk(walked, { links })).toBe(false);
  expect(withLinksOf(walked, { links })).toBe(walked);
});

test('a changed mapping waits for the first sync or the resync that is under way', () => {
  const links = [{ ...link('a', false), mappedAt: 7 }];
  const first = { ...progressOf(['a']), backfills: { a: { ...synced, phase: 'issues' as const } } };
  expect(withLinksOf(first, { links })).toBe(first);
  const walks = { a: { reason: 'resync' as const, ...walkBeginning } };
  const resync = { ...progressOf(['a']), walks };
  expect(withLinksOf(resync, { links })).toBe(resync);
  expect(withLinksOf({ ...resync, walks: {} }, { links }).walks['a']?.reason).toBe('resumed');
});

test('a link that was never synced needs a first sync and no walk', () => {
  const paused = withLinksOf(noProgress, { links: [link('a', true)] });
  expect(paused).toBe(noProgress);
  const running = withLinksOf(paused, { links: [link('a', false)] });
  expect(running.backfills['a']).toMatchObject({ phase: 'tasks', done: 0 });
  expect(running.walks).toEqual({});
});

test('nothing new leaves the progress as it is', () => {
  const progress = progressOf(['a']);
  expect(withLinksOf(progress, { links: [link('a', false)] })).toBe(progress);
});

test('links that are gone are known by what the progress says of them', () => {
  const progress = { ...progressOf(['a', 'b']), linked: { c: 3 }, removing: { d: 1 } };
  expect(removedLinks(progress, { links: [link('a', true)] })).toEqual(['b', 'c', 'd']);
});
