import { Problem } from '../errors/problem';
import {
  agreedOn,
  anything,
  packFingerprints,
  withFields,
  withRefused,
  type FieldKey,
  type Fingerprints,
} from '../mapping/fingerprints';
import { withSidesAsTheyAre, withTaskHolding } from '../mapping/holding';
import type { JiraWrite } from '../mapping/jira-issue';
import type { Merged } from '../mapping/merge';
import type { TaskChange } from '../platform/port';
import { commentsNeedReading, syncComments } from './comments';
import type { SyncContext } from './context';
import { counterpartOf } from './link-back';
import type { NoticeOfField } from './notices';
import type { Pair } from './pair';
import { withEdit } from './written-ahead';
import { refusedIssueField, refusedTaskField, withoutIssueField, withoutTaskField } from './refused-field';

export interface Written {
  readonly after: Fingerprints;
  readonly problem: Problem | null;
  /** Fields that one side does not take on this item: left as they are. */
  readonly notices: readonly NoticeOfField[];
  /** Fields that were to be written and were not. */
  readonly undone: readonly FieldKey[];
}

/**
 * Writes what a merge decided, one side after the other. A refusal of one part does not stop the rest; the refused
 * fields stay unagreed and are tried again. Null when the task changed under our hands: its newer state comes with
 * the next delta. Throws problems of connection scope.
 */
export async function writePair(
  context: SyncContext,
  pair: Pair,
  merged: Merged,
  before: Fingerprints | null,
): Promise<Written | null> {
  const writing = new Writing(context, pair, merged, before);
  const { toPlatform, toJira, transitionTo } = merged;
  try {
    if (toPlatform !== null) await writing.task(toPlatform);
    if (toJira !== null) await writing.issue(toJira);
    if (transitionTo !== null) await writing.status(transitionTo);
    await writing.comments();
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLATFORM_VERSION_CONFLICT') return null;
    throw error;
  }
  return writing.done();
}

class Writing {
  /** They stay unagreed, and are tried again. */
  private readonly refused = new Set<FieldKey>();
  /** They are agreed to differ. */
  private readonly left = new Set<FieldKey>();
  private readonly notices: NoticeOfField[] = [];
  private problem: Problem | null = null;
  private after: Fingerprints;

  constructor(
    private readonly context: SyncContext,
    private readonly pair: Pair,
    private readonly merged: Merged,
    private before: Fingerprints | null,
  ) {
    this.after = merged.agreedAfter;
  }

  async task(change: TaskChange): Promise<void> {
    const { task, issue, project } = this.pair;
    let rest: TaskChange = { ...change, ...(await counterpartOf(this.context, this.pair)) };
    await this.attempt(this.writtenTo('platform'), async () => {
      while (Object.keys(rest).length > 0) {
        try {
          const held = await this.context.platform.updateTask(task.id, rest, task.version);
          // The platform may store a text in its own way; what it holds now is what both agree on.
          const stood = this.writtenTo('platform').filter((field) => !this.refused.has(field));
          this.after = withTaskHolding(project.fields, this.after, held, stood);
          return;
        } catch (error) {
          const refused = refusedTaskField(error, rest, project.fields);
          if (refused === null) throw error;
          rest = withoutTaskField(rest, refused);
          const person = issue.fields.assignee;
          if (refused.name === 'assignee' && person !== null) {
            await this.context.people.forget('platform', person.accountId);
            this.refused.add(refused.name);
            const facts = { user: person.displayName || person.accountId, side: 'jira' };
            this.notices.push({ code: 'ASSIGNEE_UNMATCHED', field: refused.name, facts });
          } else this.refuse([refused.name], error);
        }
      }
    });
  }

  /** Fields that are on no screen of the issue cannot be set by anyone: they are left out, said so, and not tried again. */
  async issue(fields: JiraWrite): Promise<void> {
    const { issue, task, project } = this.pair;
    let rest = fields;
    const sent = this.writtenTo('jira').filter((field) => field !== 'status');
    await this.attempt(sent, async () => {
      while (Object.keys(rest).length > 0) {
        try {
          const stand = sent.filter((field) => !this.refused.has(field) && !this.left.has(field));
          const mark = withEdit(issue, this.before, this.after, stand);
          return await this.context.jira.editIssue(issue.id, rest, mark);
        } catch (error) {
          const refused = refusedIssueField(error, rest, project.fields);
          if (refused === null) throw error;
          rest = withoutIssueField(rest, refused);
          const { name, label } = refused;
          if (error instanceof Problem && error.code === 'JIRA_FIELD_NOT_ON_SCREEN') {
            this.after = withSidesAsTheyAre(project.fields, this.after, issue.fields, task, [name]);
            this.left.add(name);
            this.notices.push({ code: error.code, field: name, facts: { field: label } });
          } else if (name === 'assignee') {
            // Somebody who has left since, or may not work in this project, has no counterpart any more.
            const user = task.assigneeId ?? '';
            await this.context.people.forget('jira', user);
            this.refused.add(name);
            const facts = { user: project.names.person(user), side: 'platform' };
            this.notices.push({ code: 'ASSIGNEE_UNMATCHED', field: name, facts });
          } else this.refuse([name], error);
        }
      }
    });
  }

  async status(toStatusId: string): Promise<void> {
    const { id, fields } = this.pair.issue;
    const place = {
      id,
      projectId: fields.project.id,
      typeId: fields.issuetype.id,
      statusId: fields.status.id,
      nameOf: this.pair.project.jiraStatus,
      onWay: () => this.onWay(),
    };
    await this.attempt(['status'], () => this.context.paths.move(place, toStatusId));
  }

  /**
   * A status on the way to another is nobody's wish. Met again after a death there, it looked like an edit in Jira, was
   * the newer one, and overruled the edit that it was to carry out.
   */
  private async onWay(): Promise<void> {
    if (this.before === null) return;
    const { project, task, issue, state, lastChangeBy } = this.pair;
    this.before = withFields(this.before, ['status'], (field) => ({
      jira: anything,
      task: agreedOn(this.before, field).task,
    }));
    await this.context.links.save([
      {
        connectionId: this.context.connection.id,
        projectLinkId: project.link.id,
        taskId: task.id,
        issueId: issue.id,
        state,
        agreedAt: Date.now(),
        agreed: packFingerprints(this.before),
        lastChangeBy,
      },
    ]);
  }

  async comments(): Promise<void> {
    if (!commentsNeedReading(this.pair, this.before)) return;
    await this.attempt([], async () => {
      this.after = await syncComments(this.context, this.pair, this.after);
    });
  }

  done(): Written {
    return {
      after: withRefused(this.after, this.before, [...this.refused]),
      problem: this.problem,
      notices: this.notices,
      undone: [...this.refused, ...this.left],
    };
  }

  private writtenTo(side: 'jira' | 'platform'): FieldKey[] {
    return this.merged.written.filter((one) => one.side === side).map(({ field }) => field);
  }

  private async attempt(fields: readonly FieldKey[], call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      this.refuse(fields, error);
    }
  }

  private refuse(fields: readonly FieldKey[], error: unknown): void {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    if (error.code === 'PLATFORM_VERSION_CONFLICT') throw error;
    for (const field of fields) this.refused.add(field);
    this.problem = error;
  }
}
