import { join } from 'node:path';
import { readManifest } from '../../local/host/manifest/manifest';
import { loadSdk, setUp } from '../../local/host/services/kvs/fixtures';
import { Problem } from '../../src/errors/problem';
import type { Storage } from '../../src/storage/port';
import { Failures } from '../../src/sync/failures';

const item = { taskId: 't-1', issueId: null, issueKey: null, taskKey: 'ROAD-1', taskUrl: null };
const open = [{ field: 'title', jira: 'As the issue says', platform: 'As the task says' }];
const problem = new Problem('CONFLICT_OPEN', { scope: 'item', retry: 'never', facts: { field: 'title' } });
const NOON = Date.UTC(2026, 10, 22, 12);

let storage: Storage;

beforeAll(async () => {
  // The SDK looks for the way out once, when it is loaded.
  loadSdk();
  const { ForgeStorage } = await import('../../src/edge/forge-storage');
  storage = new ForgeStorage();
});
const { entities } = readManifest(join(__dirname, '..', '..', 'manifest.yml'));
beforeEach(() => {
  setUp({ entities });
});

test('what a person settles while a pass is at the item is not taken back by the pass', async () => {
  const failures = new Failures(storage);
  const choice = { field: 'title', keep: 'jira', by: 'acc-member' } as const;
  const before = await failures.record('c', 'l', item, problem, 'failure', undefined, NOON, open);
  expect(await failures.settle(before.id, choice, NOON)).not.toBeNull();
  const after = await failures.record('c', 'l', item, problem, 'failure', before, NOON + 1000, open);
  expect(after).toMatchObject({ settled: { title: 'jira' }, settledBy: 'acc-member' });
  expect((await failures.byIds([before.id])).get(before.id)?.settled).toEqual({ title: 'jira' });
});

test('what was mended and cleared meanwhile is recorded as it was found', async () => {
  const failures = new Failures(storage);
  const before = await failures.record('c', 'l', item, problem, 'failure', undefined, NOON, open);
  await failures.clear(before);
  await failures.record('c', 'l', item, problem, 'failure', before, NOON + 1000, open);
  expect((await failures.byIds([before.id])).get(before.id)?.settled).toEqual({});
});
