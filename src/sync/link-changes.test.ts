import type { ProjectLink } from '../connection/connection';
import { mustWalk, removedLinks, withLinksOf } from './link-changes';
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
    a: { reason: 'resumed', phase: 'tasks', task: null, page: null, done: 0, minutes: null, print: '' },
  });
  expect(resumed.backfills).toEqual(resting.backfills);
});

test('a walk that was under way when its link was paused again begins anew', () => {
  const walks = { a: { reason: 'resumed', phase: 'issues', task: null, page: 'x', done: 7 } } as const;
  const paused = withLinksOf({ ...progressOf(['a']), walks }, { links: [link('a', true)] });
  expect(mustWalk(paused, { links: [link('a', true)] })).toBe(false);
  expect(withLinksOf(paused, { links: [link('a', false)] }).walks['a']).toMatchObject({
    phase: 'tasks',
    done: 0,
  });
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
