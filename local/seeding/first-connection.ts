import type { AdminAtWork, Connection } from './admin-at-work';
import type { BrowserlessPerson } from './browserless-person';
import type { WayIn } from './ways-in';

/** What a person needs at hand to make the first connection, on this machine instead of at a desk. */
export interface FirstConnectionNeeds {
  readonly admin: AdminAtWork;
  readonly person: BrowserlessPerson;
  readonly platformAddress: string;
  /** The administrator's yes to the approval dialog. */
  readonly approveHost: (host: string) => void;
  /** As the app's registry calls it; the open Platform API when absent. */
  readonly platformKind?: string;
  /** What the connection is called. */
  readonly name?: string;
  readonly wayIn: WayIn;
  readonly jiraProjectKey: string;
  readonly platformProjectName: string;
  /** Which issues without a task get one; new ones when absent. */
  readonly createTasks?: 'never' | 'new' | 'all';
  readonly say: (line: string) => void;
  /** Lets time pass between two looks. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const lookEveryMs = 250;
const mostLooks = 1200;

/**
 * Makes, authorises and links one connection the way a new administrator does, over HTTP and through the app's own
 * resolvers; nothing is written into the app's storage from outside. Answers when the first sync is done.
 *
 * @throws Error naming the step that failed
 */
export async function makeFirstConnection(needs: FirstConnectionNeeds): Promise<Connection> {
  const linked = await linkFirstProject(needs);
  await needs.admin.syncNow(linked.id);
  return waitForFirstSync(needs, linked.id);
}

/**
 * The same up to the moment at which the first sync waits in the queue.
 *
 * @throws Error naming the step that failed
 */
export async function linkFirstProject(needs: FirstConnectionNeeds): Promise<Connection> {
  const { admin, say } = needs;
  const wanted = needs.platformKind ?? 'planning-api';
  const platform = (await admin.list()).platforms.find(({ kind }) => kind === wanted);
  if (platform === undefined) throw new Error(`The app knows no platform ${wanted}`);
  const { host } = new URL(needs.platformAddress);
  const draft = await admin.create(needs.name ?? 'Roadmap', platform.kind, needs.platformAddress);
  say(`Connection "${draft.name}" made for ${needs.platformAddress}`);
  needs.approveHost(host);
  await admin.checkAddress(draft.id);
  say(`Host ${host} approved by the Jira administrator and found to be a ${platform.name}`);

  say(`Authorised ${await needs.wayIn(needs, draft)}`);

  const workspaces = await admin.workspaces(draft.id);
  const granted = await admin.grant(
    await admin.get(draft.id),
    workspaces.map(({ id }) => id),
  );
  say(`Workspaces granted: ${workspaces.map(({ name }) => name).join(', ')}`);

  const { jiraProjects, platformProjects } = await admin.options(granted.id);
  const jiraProject = jiraProjects.find(({ key }) => key === needs.jiraProjectKey);
  const platformProject = platformProjects.find(({ name }) => name === needs.platformProjectName);
  if (jiraProject === undefined)
    throw new Error(`The app does not offer the Jira project ${needs.jiraProjectKey}`);
  if (platformProject === undefined)
    throw new Error(`The app does not offer the project ${needs.platformProjectName}`);
  const linked = await admin.link(granted, jiraProject.id, platformProject.id, needs.createTasks ?? 'new');
  say(`Jira project ${jiraProject.key} linked to "${platformProject.name}"`);
  const test = await admin.testNow(linked.id);
  const failed = test.checks.filter(({ state }) => state === 'failed').map(({ name }) => name);
  if (failed.length > 0) throw new Error(`The test of the connection failed: ${failed.join(', ')}`);
  say(`Tested: ${test.checks.map(({ name, state }) => `${name} ${state}`).join(', ')}`);
  return admin.activate(await admin.get(linked.id));
}

/** Waits until every project link has had its first sync and nothing runs. Says how many items are linked so far. */
async function waitForFirstSync(
  { admin, say, wait }: FirstConnectionNeeds,
  connectionId: string,
): Promise<Connection> {
  let told = -1;
  for (let look = 0; look < mostLooks; look += 1) {
    const connection = await admin.get(connectionId);
    const items = connection.links.reduce((sum, link) => sum + link.linkedItems, 0);
    if (items !== told) say(`First sync: ${items} tasks are issues now`);
    told = items;
    if (connection.error !== null)
      throw new Error(`The connection is ${connection.status}: ${connection.error.code}`);
    if (connection.links.every((link) => link.firstSyncDone) && connection.run.state === 'idle')
      return connection;
    await wait(lookEveryMs);
  }
  throw new Error('The first sync did not come to an end in five minutes');
}
