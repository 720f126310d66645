import * as z from 'zod';
import type { Program } from '../../local/program';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { connectedWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

const MANY = 30;
const asked = z.object({ issueIdsOrKeys: z.array(z.string()) });

/** Whoever listens is told which issues the app asks for right after it has made some, before it is answered. */
type Listener = (ids: readonly string[]) => Promise<void>;

function withListener(tell: Listener): (to: 'jira' | 'platform', program: Program) => Program {
  return (to, program) => {
    let made = false;
    if (to === 'platform') return program;
    return async (request) => {
      const { pathname } = new URL(request.url);
      if (made && pathname.endsWith('/bulkfetch')) {
        made = false;
        await tell(asked.parse(JSON.parse(await request.clone().text())).issueIdsOrKeys);
      }
      made ||= pathname.endsWith('/issue/bulk');
      return program(request);
    };
  };
}

/** In one page, so that their issues are made by one call. */
async function makeTasks(): Promise<readonly string[]> {
  const tasks = Array.from({ length: MANY }, (_, index) =>
    world.sandbox.world.createTask({ title: `Made together ${index}`, priorityId: null, assigneeId: null }),
  );
  await world.advance(30_000);
  return tasks.map(({ id }) => id);
}

function issueOf(taskId: string): string {
  const [key] = pairsOf(world).get(taskId) ?? [];
  if (key === undefined) throw new Error(`Task ${taskId} has no issue`);
  return key;
}

/** Of these tasks, whoever has what on the platform. */
function filled(tasks: readonly string[]): readonly (readonly (string | null)[])[] {
  return tasks
    .map((id) => world.sandbox.world.task(id))
    .filter(({ assigneeId, priorityId }) => assigneeId !== null || priorityId !== null)
    .map(({ id, assigneeId, priorityId }) => [id, assigneeId, priorityId]);
}

test('of issues made in masses, what somebody sets in Jira before the next look comes to the platform, and what Jira chose does not', async () => {
  const looks: number[] = [];
  const listen = withListener((ids) => Promise.resolve(void looks.push(ids.length)));
  ({ world } = await connectedWorld({ sandbox: { seed: 7 }, wire: listen }));
  const tasks = await makeTasks();
  const edited = tasks[11] ?? '';
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  await milo.edit(issueOf(edited), { assignee: { accountId: 'acc-member' }, priority: { id: '1' } });
  await world.advance(12 * MINUTES);
  expect(filled(tasks)).toEqual([[edited, 'usr-milo', 'pr-urgent']]);
  expect(looks).toEqual([3]);
});

test('an issue that is edited before it is asked what Jira chose is no measure for the others, and keeps its edit', async () => {
  const edited: string[] = [];
  const listen = withListener(async ([first = '']) => {
    edited.push(first);
    const milo = new JiraAsPerson(world.jira.program, 'acc-member');
    await milo.edit(first, { assignee: { accountId: 'acc-member' } });
  });
  ({ world } = await connectedWorld({ sandbox: { seed: 7 }, wire: listen }));
  const tasks = await makeTasks();
  await world.advance(12 * MINUTES);
  const [first] = edited;
  const task = tasks.find((id) => world.jira.world.issue(issueOf(id))?.id === first);
  expect(filled(tasks)).toEqual([[task, 'usr-milo', null]]);
});
