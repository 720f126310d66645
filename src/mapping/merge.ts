import type { TaskChange } from '../platform/port';
import type { Context, Field, JiraStep, Notice, People, TaskValues } from './fields/field';
import { fields } from './fields/table';
import type { Agreed, Fingerprints } from './fingerprints';
import { anything, fingerprintsFrom } from './fingerprints';
import type { JiraIssueFields, JiraWrite } from './jira-issue';
import type { FieldName, Mapping } from './mapping';
import { policyOf } from './mapping';

export interface MergeInput {
  /** What both sides held when they last agreed; null when that is not known. */
  readonly agreed: Fingerprints | null;
  readonly issue: JiraIssueFields;
  readonly task: TaskValues;
  readonly mapping: Mapping;
  readonly people: People;
  readonly issueUpdatedAt: string;
  readonly taskUpdatedAt: string;
  /** `capabilities.maxTitleLength` of the platform; 255 when left out. */
  readonly titleLimit?: number;
}

export interface Conflict {
  readonly field: FieldName;
  readonly winner: 'jira' | 'platform';
}

export interface Merged {
  readonly toJira: JiraWrite | null;
  readonly toPlatform: TaskChange | null;
  readonly transitionTo: string | null;
  /** What both sides will hold once these writes are done. Comments are carried over as they were. */
  readonly agreedAfter: Fingerprints;
  readonly conflicts: readonly Conflict[];
  readonly notices: readonly Notice[];
}

type Side = 'jira' | 'platform';
const neverAgreed: Agreed = { jira: null, task: null };

/**
 * Decides field by field, against what was last agreed, what has to be written where. Pure. An echo of our own write
 * matches the fingerprint of what was written, so it is no change. A value without counterpart on the other side
 * (an unmatched person) is no change either: it is tried again at each merge and never overrules one that has a counterpart.
 */
export function merge(input: MergeInput): Merged {
  const context: Context = {
    mapping: input.mapping,
    people: input.people,
    titleLimit: input.titleLimit ?? 255,
  };
  const result = new Decisions();
  const after = new Map(fields.map((field) => [field.name, decide(field, input, context, result)]));
  return result.merged(
    fingerprintsFrom((name) => after.get(name) ?? neverAgreed, input.agreed?.comments ?? neverAgreed),
  );
}

function decide(field: Field, input: MergeInput, context: Context, result: Decisions): Agreed {
  const { issue, task } = input;
  const now = { jira: field.jiraPrint(issue), task: field.taskPrint(task) };
  const agreed = settled(input.agreed?.fields[field.name] ?? neverAgreed, now);
  const policy = policyOf(input.mapping, field.name);
  const jiraChanged = agreed.jira !== now.jira;
  const taskChanged = agreed.task !== now.task;
  if ((!jiraChanged && !taskChanged) || policy.direction === 'off') return now;
  if (field.equal(issue, task, context)) return now;

  const first = agreed.jira === null && agreed.task === null;
  const both = jiraChanged && taskChanged && !first;
  const winner = first
    ? firstWinner(field, task)
    : both
      ? newest(input, policy.conflict)
      : jiraChanged
        ? 'jira'
        : 'platform';
  const source = directed(winner, policy.direction);
  if (source !== winner && !both && !first) return now;

  const written = apply(field, source, input, context, now, result);
  if (written !== null) {
    if (both && source === winner) result.conflicts.push({ field: field.name, winner });
    return written;
  }
  const other: Side = source === 'jira' ? 'platform' : 'jira';
  const fallback =
    both && directed(other, policy.direction) === other
      ? apply(field, other, input, context, now, result)
      : null;
  if (fallback !== null) return fallback;
  // The source stays unagreed, so that it is tried again; what the other side holds is known.
  if (both) return agreed;
  return source === 'jira' ? { jira: agreed.jira, task: now.task } : { jira: now.jira, task: agreed.task };
}

function settled(agreed: Agreed, now: Agreed): Agreed {
  return {
    jira: agreed.jira === anything ? now.jira : agreed.jira,
    task: agreed.task === anything ? now.task : agreed.task,
  };
}

/** At a first meeting the platform's value stands, but its emptiness does not erase what Jira has. */
function firstWinner(field: Field, task: TaskValues): Side {
  return field.taskIsEmpty(task) ? 'jira' : 'platform';
}

function newest(input: MergeInput, rule: 'newest' | 'jira' | 'platform'): Side {
  if (rule !== 'newest') return rule;
  return Date.parse(input.issueUpdatedAt) > Date.parse(input.taskUpdatedAt) ? 'jira' : 'platform';
}

function directed(winner: Side, direction: 'both' | 'to-jira' | 'to-platform' | 'off'): Side {
  if (direction === 'to-jira') return 'platform';
  return direction === 'to-platform' ? 'jira' : winner;
}

function apply(
  field: Field,
  source: Side,
  input: MergeInput,
  context: Context,
  now: Agreed,
  result: Decisions,
): Agreed | null {
  if (source === 'jira') {
    const plan = field.planForTask(input.issue, input.task, context);
    result.notices.push(...plan.notices);
    if (plan.write === null) return null;
    result.toTask(plan.write);
    return { jira: now.jira, task: plan.print };
  }
  const plan = field.planForJira(input.task, input.issue, context);
  result.notices.push(...plan.notices);
  if (plan.write === null) return null;
  result.toIssue(plan.write);
  return { jira: plan.print, task: now.task };
}

/** Gathers what the fields decided. */
class Decisions {
  readonly conflicts: Conflict[] = [];
  readonly notices: Notice[] = [];
  private issueFields: JiraWrite | null = null;
  private taskFields: TaskChange | null = null;
  private transitionTo: string | null = null;

  toTask(change: TaskChange): void {
    this.taskFields = { ...this.taskFields, ...change };
  }

  toIssue(step: JiraStep): void {
    if ('transitionTo' in step) this.transitionTo = step.transitionTo;
    else this.issueFields = { ...this.issueFields, ...step.fields };
  }

  merged(agreedAfter: Fingerprints): Merged {
    const { conflicts, notices, transitionTo } = this;
    return {
      toJira: this.issueFields,
      toPlatform: this.taskFields,
      transitionTo,
      agreedAfter,
      conflicts,
      notices,
    };
  }
}
