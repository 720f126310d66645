import type { Locator } from 'playwright-core';
import { expectOrder, Journey, stepsOf } from './rig/journey';
import { tabTo } from './rig/keyboard';
import { Trouble } from './rig/trouble';
import { until } from './rig/until';

/** The panel on an issue: in step, failed, in conflict, without a task, with a task that is gone. */

const journey = new Journey('issue-panel');
const step = stepsOf(journey);
const button = (name: string | RegExp, within?: Locator): Locator => journey.button(name, within);
const frame = () => journey.frame;
const world = () => journey.rig.served.world;
const text = (words: string | RegExp): Locator => frame().getByText(words).first();
let trouble: Trouble;

beforeAll(async () => {
  await journey.begin({ connected: true, tasks: 8 }, 'acc-member');
  trouble = new Trouble(journey.rig.served);
}, 180_000);
afterAll(() => journey.rig.close());

async function open(issueKey: string): Promise<void> {
  journey.frame = await journey.desk.openIssue(issueKey);
  await frame().getByRole('heading', { level: 1 }).waitFor();
}

/** Whether the panel would be told this now. */
async function isTold(
  functionKey: 'issue.link' | 'issue.history',
  issueKey: string,
  part: string,
): Promise<boolean> {
  const { host, jira } = world();
  const payload = { issueId: jira.world.issue(issueKey)?.id ?? '' };
  const told = await host.invokeResolver({
    moduleKey: 'issue',
    functionKey,
    payload,
    accountId: 'acc-member',
  });
  return JSON.stringify(told).includes(part);
}

/** The panel is as high as what it holds: nothing of it is hidden, and it does not scroll on its own. */
async function expectWhole(): Promise<void> {
  await until(frame(), 'Math.abs(window.innerHeight - document.documentElement.scrollHeight) <= 1');
  await until(frame(), 'window.innerHeight - document.body.offsetHeight <= 1');
}

step('a glance tells the task and its state, and on demand why it changed', async () => {
  const { taskId, issueKey } = trouble.pair(1);
  world().sandbox.world.editTask(taskId, { title: 'Renamed on the platform' });
  // Its history is written last, and the panel does not ask for it again at once.
  await trouble.until(() => isTold('issue.history', issueKey, 'Renamed on the platform'));
  await open(issueKey);
  await text('In sync').waitFor();
  await text(/Nora Nilsen on Planning platform: Title/).waitFor();
  await expectWhole();
  await journey.see('well');
  await tabTo(journey.page, 'button', 'Why did this change?');
  await journey.page.keyboard.press('Enter');
  await frame().getByRole('region', { name: 'History of this pair' }).getByText('Changed in Jira').waitFor();
  await expectWhole();
  await journey.see('history');
});

step('what failed says so in a line and is tried again on the spot', async () => {
  const { issueKey } = trouble.pair(2);
  const mend = trouble.refuseEdit(2, 'Not yet allowed');
  await trouble.failed(1);
  await open(issueKey);
  await button('Retry').waitFor();
  await journey.see('failed');
  mend();
  await button('Retry').click();
  await text('In sync').waitFor();
});

/** Writes to this task take so long that what is said meanwhile can be read. Gives the way back. */
function slowWrites(taskId: string): () => void {
  return world().faults.add({
    match: ({ target, method, path }) =>
      target === 'egress' && method !== 'GET' && path.includes(`/${taskId}`),
    action: { kind: 'latency', ms: 5_000 },
  });
}

step('a conflict is settled from the two values beside each other', async () => {
  await trouble.openConflict(0);
  await trouble.failed(1);
  const { taskId, issueKey } = trouble.pair(0);
  await open(issueKey);
  await text('As the issue says').waitFor();
  await expectWhole();
  await journey.see('conflict');
  const mend = slowWrites(taskId);
  await button('Keep Jira’s').click();
  await text('Your choice is being carried over…').waitFor();
  mend();
  await text('In sync').waitFor();
  await text('Milo Member decided: Title').waitFor();
  expect(world().sandbox.world.task(taskId).title).toBe('As the issue says');
});

step('a task that is gone is said to be, and the issue gets another one', async () => {
  const { taskId, issueKey } = trouble.pair(3);
  world().sandbox.world.deleteTask(taskId);
  await trouble.until(() => isTold('issue.link', issueKey, '"gone":"task"'));
  await open(issueKey);
  await frame().getByRole('heading', { name: 'The linked task is gone' }).waitFor();
  await expectWhole();
  await journey.see('gone');
  await button('Unlink').click();
  await frame().getByRole('heading', { name: 'Not linked to a task' }).waitFor();
  await button('Link to a task').click();
  await button('Link').click();
  await text('Enter the key or the address of a task.').waitFor();
  await frame().getByLabel('Key or address of the task').fill('NONE-1');
  await button('Link').click();
  await text('No such task was found.').waitFor();
  await expectWhole();
  await journey.see('link');
  await button('Create task').click();
  await text('In sync').waitFor();
});

test('nothing was out of order on the way', () => {
  expectOrder(journey);
});
