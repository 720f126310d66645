import * as z from 'zod';
import { AdminAtWork } from '../../../local/seeding/admin-at-work';
import { realWait } from '../../../local/seeding/real-wait';
import { JiraAsPerson } from '../../../local/shell/jira-as-person';
import type { ServedWorld } from '../../../local/shell/served-world';
import type { World } from '../../../local/world';

const envelope = z.object({ ok: z.literal(true), data: z.unknown() });
const mapped = z.object({ mapping: z.record(z.string(), z.unknown()) });

const mostLooks = 240;
const looksASync = 8;
const betweenLooksMs = 250;

/** Things that go wrong with single items, as they would by themselves. */
export class Trouble {
  private readonly world: World;
  private readonly admin: AdminAtWork;

  constructor(served: ServedWorld) {
    this.world = served.world;
    this.admin = new AdminAtWork((name, payload) => this.ask(name, payload));
  }

  private ask(functionKey: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.world.host.invokeResolver({
      moduleKey: 'admin',
      functionKey,
      payload,
      accountId: 'acc-admin',
    });
  }

  /** Pairs in the order in which their issues were made. */
  pairs(): readonly { readonly taskId: string; readonly issueKey: string }[] {
    return this.world.jira.world.issuesOf('ROAD').flatMap(({ key, properties }) => {
      const found = z.object({ task: z.string() }).safeParse(properties['planlink']);
      return found.success ? [{ taskId: found.data.task, issueKey: key }] : [];
    });
  }

  pair(position: number): { readonly taskId: string; readonly issueKey: string } {
    const pair = this.pairs()[position];
    if (pair === undefined) throw new Error(`There is no pair number ${String(position)}`);
    return pair;
  }

  async sync(): Promise<void> {
    this.world.jira.world.indexNow();
    const outcome = await this.world.host.runSchedule('five-minutes');
    if (outcome.kind !== 'ok') throw new Error(`The schedule ended as ${outcome.kind}`);
  }

  /** Syncs until so many items have failed. */
  async failed(count: number): Promise<void> {
    const [{ id } = { id: '' }] = (await this.admin.list()).connections;
    await this.until(async () => (await this.admin.get(id)).openFailures === count);
  }

  /** Syncs until something is so. Throws when it does not come about. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let looks = 0; looks < mostLooks; looks += 1) {
      if (await isSo()) return;
      if (looks % looksASync === 0) await this.sync();
      await realWait(betweenLooksMs);
    }
    throw new Error('What was waited for has not come about');
  }

  /** The id of the first connection. */
  async connectionId(): Promise<string> {
    return (await this.admin.list()).connections[0]?.id ?? '';
  }

  /** Links one more project, so that there is something to choose among. */
  async linkAnother(): Promise<void> {
    const connection = await this.admin.get(await this.connectionId());
    const { jiraProjects, platformProjects } = await this.admin.options(connection.id);
    const taken = new Set(connection.links.map(({ jiraProjectId }) => jiraProjectId));
    const ours = jiraProjects.find(({ id }) => !taken.has(id));
    const theirs = platformProjects.find(({ name }) => name !== 'Roadmap');
    await this.admin.link(connection, ours?.id ?? '', theirs?.id ?? '', 'never');
  }

  /** New issues need a due date, which no task has; the answer takes it back. */
  refuseNewIssues(tasks: number): () => void {
    const { world } = this.world.jira;
    const road = world.projects().find(({ key }) => key === 'ROAD');
    const types = road?.issueTypes ?? [];
    world.changeProject('ROAD', {
      issueTypes: types.map((type) => ({ ...type, required: ['duedate'] })),
    });
    for (let made = 0; made < tasks; made += 1)
      this.world.sandbox.world.createTask({ title: `Refused ${String(made + 1)}` });
    return () => world.changeProject('ROAD', { issueTypes: types });
  }

  /** The app may not edit the issue of a task that is changed; the answer lets it. */
  refuseEdit(position: number, title: string): () => void {
    const { taskId, issueKey } = this.pair(position);
    const issueId = this.world.jira.world.issue(issueKey)?.id ?? '';
    const mend = this.world.faults.add({
      match: ({ target, method, path }) =>
        target === 'jira' && method === 'PUT' && path === `/rest/api/3/issue/${issueId}`,
      action: { kind: 'status', status: 403 },
    });
    this.world.sandbox.world.editTask(taskId, { title });
    return mend;
  }

  /** The mapping asks about titles, and both sides change one while the connection rests. */
  async openConflict(position: number): Promise<void> {
    const [{ id } = { id: '' }] = (await this.admin.list()).connections;
    const { links } = await this.admin.get(id);
    const linkId = links[0]?.id ?? '';
    const stored = envelope.parse(await this.ask('link.mapping', { connectionId: id, linkId }));
    const { mapping } = mapped.parse(stored.data);
    const asking = { title: { direction: 'both', conflict: 'ask', when: 'always' } };
    const { version } = await this.admin.get(id);
    envelope.parse(
      await this.ask('link.update', {
        connectionId: id,
        version,
        linkId,
        mapping: { ...mapping, fields: asking },
        createTasks: 'new',
      }),
    );
    await this.sync();
    await this.setActive(id, false);
    const { taskId, issueKey } = this.pair(position);
    this.world.sandbox.world.editTask(taskId, { title: 'As the task says' });
    await new JiraAsPerson(this.world.jira.program, 'acc-member').edit(issueKey, {
      summary: 'As the issue says',
    });
    await this.setActive(id, true);
    await this.sync();
  }

  private async setActive(connectionId: string, active: boolean): Promise<void> {
    const { version } = await this.admin.get(connectionId);
    envelope.parse(await this.ask('connection.setActive', { connectionId, version, active }));
  }
}
