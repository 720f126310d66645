import { Problem } from '../errors/problem';
import { withRefused, type FieldKey, type Fingerprints } from '../mapping/fingerprints';
import { withSidesAsTheyAre, withTaskHolding } from '../mapping/holding';
import type { JiraWrite } from '../mapping/jira-issue';
import type { Merged } from '../mapping/merge';
import { commentsNeedReading, syncComments } from './comments';
import type { SyncContext } from './context';
import type { NoticeOfField } from './notices';
import type { Pair } from './pair';

export interface Written {
  readonly after: Fingerprints;
  readonly problem: Problem | null;
  /** Fields that Jira has no place for on this issue: left as they are on both sides. */
  readonly notices: readonly NoticeOfField[];
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
  const writing = new Writing(context, pair, merged);
  const { toPlatform, toJira, transitionTo } = merged;
  try {
    if (toPlatform !== null) await writing.task(toPlatform);
    if (toJira !== null) await writing.issue(toJira);
    if (transitionTo !== null) await writing.status(transitionTo);
    await writing.comments(before);
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLATFORM_VERSION_CONFLICT') return null;
    throw error;
  }
  return writing.done(before);
}

class Writing {
  private readonly refused: FieldKey[] = [];
  private after: Fingerprints;
  private readonly notices: NoticeOfField[] = [];
  private problem: Problem | null = null;

  constructor(
    private readonly context: SyncContext,
    private readonly pair: Pair,
    private readonly merged: Merged,
  ) {
    this.after = merged.agreedAfter;
  }

  async task(change: NonNullable<Merged['toPlatform']>): Promise<void> {
    const { task, project } = this.pair;
    const fields = writtenTo('platform', this.merged);
    await this.attempt(fields, async () => {
      const held = await this.context.platform.updateTask(task.id, change, task.version);
      // The platform may store a text in its own way; what it holds now is what both agree on.
      this.after = withTaskHolding(project.fields, this.after, held, fields);
    });
  }

  /** Fields that are on no screen of the issue cannot be set by anyone: they are left out, said so, and not tried again. */
  async issue(fields: JiraWrite): Promise<void> {
    const { issue, task, project } = this.pair;
    let rest = fields;
    const sent = writtenTo('jira', this.merged).filter((field) => field !== 'status');
    await this.attempt(sent, async () => {
      while (Object.keys(rest).length > 0) {
        try {
          return await this.context.jira.editIssue(issue.id, rest);
        } catch (error) {
          const missing = offScreen(error, rest);
          if (missing === null) throw error;
          rest = without(rest, missing);
          for (const { name, label } of project.fields.filter(({ jiraField }) => jiraField === missing)) {
            this.after = withSidesAsTheyAre(project.fields, this.after, issue.fields, task, [name]);
            this.notices.push({ code: 'JIRA_FIELD_NOT_ON_SCREEN', field: name, facts: { field: label } });
          }
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
    };
    await this.attempt(['status'], () => this.context.paths.move(place, toStatusId));
  }

  async comments(before: Fingerprints | null): Promise<void> {
    if (!commentsNeedReading(this.pair, before)) return;
    await this.attempt([], async () => {
      this.after = await syncComments(this.context, this.pair, this.after);
    });
  }

  done(before: Fingerprints | null): Written {
    return {
      after: withRefused(this.after, before, this.refused),
      problem: this.problem,
      notices: this.notices,
    };
  }

  private async attempt(fields: readonly FieldKey[], call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
      if (error.code === 'PLATFORM_VERSION_CONFLICT') throw error;
      this.refused.push(...fields);
      this.problem = error;
    }
  }
}

/** The field that Jira names as being on no screen, when it is one of those that were sent. */
function offScreen(error: unknown, sent: JiraWrite): string | null {
  if (!(error instanceof Problem) || error.code !== 'JIRA_FIELD_NOT_ON_SCREEN') return null;
  const field = error.details.facts?.['field'];
  return typeof field === 'string' && (field in sent || field in (sent.extra ?? {})) ? field : null;
}

function without({ extra, ...fields }: JiraWrite, left: string): JiraWrite {
  const custom = Object.entries(extra ?? {}).filter(([field]) => field !== left);
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([field]) => field !== left)),
    ...(custom.length === 0 ? {} : { extra: Object.fromEntries(custom) }),
  };
}

function writtenTo(side: 'jira' | 'platform', { written }: Merged): FieldKey[] {
  return written.filter((one) => one.side === side).map(({ field }) => field);
}
