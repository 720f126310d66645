import type { TaskChange } from '../platform/port';
import type { Context, JiraStep, Names, Notice, Parents, People, TaskValues } from './fields/field';
import { mappedFields, type MappedField } from './fields/table';
import type { Agreed, FieldKey, Fingerprints } from './fingerprints';
import { agreedOn, anything, fingerprintsFrom, inVain, neverAgreed } from './fingerprints';
import type { JiraIssueFields, JiraWrite } from './jira-issue';
import type { FieldPolicy, Mapping } from './mapping';
import { withJiraWrite, withTaskChange } from './write-together';

export type Side = 'jira' | 'platform';

export interface MergeInput {
  /** What both sides held when they last agreed; null when that is not known. */
  readonly agreed: Fingerprints | null;
  readonly issue: JiraIssueFields;
  readonly task: TaskValues;
  readonly mapping: Mapping;
  /** Of the mapping; without parents and custom fields when left out. */
  readonly fields?: readonly MappedField[];
  readonly people: People;
  readonly parents?: Parents;
  readonly names?: Names;
  readonly issueUpdatedAt: string;
  readonly taskUpdatedAt: string;
  /** `capabilities.maxTitleLength` of the platform; 255 when left out. */
  readonly titleLimit?: number;
  /** Conflicts that a person has settled: whose value stands, by the field's label. */
  readonly settled?: Readonly<Record<string, Side>>;
}

export interface Conflict {
  readonly field: FieldKey;
  readonly winner: Side;
}

/** A field that both sides changed, of which a person has to say which value stands. */
export interface Unsettled {
  readonly field: FieldKey;
  readonly label: string;
  readonly jira: string;
  readonly platform: string;
}

/** One field of one side as it will be written. Texts as in `Field.jiraText`. */
export interface Written {
  readonly field: FieldKey;
  readonly label: string;
  readonly side: Side;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Merged {
  readonly toJira: JiraWrite | null;
  readonly toPlatform: TaskChange | null;
  readonly transitionTo: string | null;
  /** What both sides will hold once these writes are done. Comments are carried over as they were. */
  readonly agreedAfter: Fingerprints;
  readonly written: readonly Written[];
  /** Both sides had changed, and the mapping or a person decided: the other value is overwritten. */
  readonly conflicts: readonly Conflict[];
  readonly unsettled: readonly Unsettled[];
  readonly notices: readonly Notice[];
}

/**
 * Decides field by field, against what was last agreed, what has to be written where. Pure. An echo of our own write
 * matches the fingerprint of what was written, so it is no change. A value without counterpart on the other side
 * (an unmatched person) is no change either: it is tried again at each merge and never overrules one that has a counterpart.
 */
export function merge(input: MergeInput): Merged {
  const context: Context = {
    mapping: input.mapping,
    people: input.people,
    parents: input.parents,
    names: input.names,
    titleLimit: input.titleLimit ?? 255,
  };
  const fields = input.fields ?? mappedFields(input.mapping);
  const result = new Decisions();
  const after = new Map(fields.map((field) => [field.name, decide(field, input, context, result)]));
  return result.merged(
    fingerprintsFrom(
      [...after.keys()],
      (name) => after.get(name) ?? neverAgreed,
      input.agreed?.comments ?? neverAgreed,
    ),
  );
}

function decide(field: MappedField, input: MergeInput, context: Context, result: Decisions): Agreed {
  const { issue, task } = input;
  const now = { jira: field.jiraPrint(issue), task: field.taskPrint(task) };
  const agreed = settled(agreedOn(input.agreed, field.name), now);
  const { policy } = field;
  const jiraChanged = agreed.jira !== now.jira;
  const taskChanged = agreed.task !== now.task;
  if ((!jiraChanged && !taskChanged) || policy.direction === 'off') return now;
  const never = agreed.jira === null && agreed.task === null;
  const first = never && !bothFilled(field, input);
  // The status of a new issue is set after its creation, and may have to be tried again.
  if (policy.when === 'creation' && !(first && field.name === 'status')) return now;
  if (field.equal(issue, task, context)) return now;

  const both = jiraChanged && taskChanged && !first;
  const said = input.settled?.[field.label];
  if (asks(field, input, both, first) && said === undefined) {
    result.unsettled.push(choiceFor(field, input, context));
    return agreedOn(input.agreed, field.name);
  }
  const winner = first
    ? (said ?? firstWinner(field, task))
    : both
      ? (said ?? byRule(input, policy.conflict))
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
  const byRuleAlone = both && said === undefined;
  const fallback =
    byRuleAlone && directed(other, policy.direction) === other
      ? apply(field, other, input, context, now, result)
      : null;
  if (fallback !== null) {
    // The mapping's winner had nothing to say there, and its edit goes all the same: told like any that is overruled.
    result.conflicts.push({ field: field.name, winner: other });
    return fallback;
  }
  if (byRuleAlone) return agreed;
  // The source stays unagreed, so that it is tried again; what the other side holds is known. Where a person chose it, the
  // other side's value must not come over it all the same.
  return source === 'jira'
    ? { jira: untaken(field, now.jira, agreed.jira), task: now.task }
    : { jira: now.jira, task: untaken(field, now.task, agreed.task) };
}

/**
 * Of these it is known when a value that has no counterpart may get one: the mapping says so, which is followed by a walk
 * through all pairs, or people are found, for whom each notice is tried again once a day. Options and parents may turn up
 * at any time, and are tried whenever they are met.
 */
const knownWhen: ReadonlySet<FieldKey> = new Set(['status', 'priority', 'assignee']);

/** What stands for a value that the other side has nothing for; `before`: what was agreed of it. */
export function untaken({ name }: MappedField, now: string, before: string | null): string | null {
  return knownWhen.has(name) ? inVain(now) : before;
}

function settled(agreed: Agreed, now: Agreed): Agreed {
  return {
    jira: agreed.jira === anything ? now.jira : agreed.jira,
    task: agreed.task === anything ? now.task : agreed.task,
  };
}

/** A person is asked only where both values are worth something, and either could stand. */
function asks(field: MappedField, { issue, task }: MergeInput, both: boolean, first: boolean): boolean {
  if (field.policy.conflict !== 'ask' || field.policy.direction !== 'both') return false;
  return both || (first && !field.taskIsEmpty(task) && !field.jiraIsEmpty(issue));
}

function choiceFor(field: MappedField, { issue, task }: MergeInput, { names }: Context): Unsettled {
  return {
    field: field.name,
    label: field.label,
    jira: field.jiraText(issue) ?? '',
    platform: field.taskText(task, names) ?? '',
  };
}

/** At a first meeting the platform's value stands, but its emptiness does not erase what Jira has. */
function firstWinner(field: MappedField, task: TaskValues): Side {
  return field.taskIsEmpty(task) ? 'jira' : 'platform';
}

/**
 * Of a custom field or a parent that both sides left empty nothing is remembered. Filled on both sides since, it is a
 * conflict like any other: taken for a first meeting, the platform's value stood whatever the rule, and nobody was told.
 */
function bothFilled(field: MappedField, { agreed, issue, task, mapping }: MergeInput): boolean {
  const isForgotten = field.name === 'parent' || mapping.custom.some(({ id }) => id === field.name);
  return isForgotten && agreed !== null && !field.taskIsEmpty(task) && !field.jiraIsEmpty(issue);
}

function byRule(input: MergeInput, rule: FieldPolicy['conflict']): Side {
  if (rule === 'jira' || rule === 'platform') return rule;
  return Date.parse(input.issueUpdatedAt) > Date.parse(input.taskUpdatedAt) ? 'jira' : 'platform';
}

function directed(winner: Side, direction: FieldPolicy['direction']): Side {
  if (direction === 'to-jira') return 'platform';
  return direction === 'to-platform' ? 'jira' : winner;
}

function apply(
  field: MappedField,
  source: Side,
  input: MergeInput,
  context: Context,
  now: Agreed,
  result: Decisions,
): Agreed | null {
  const { name, label } = field;
  const jira = field.jiraText(input.issue);
  const task = field.taskText(input.task, context.names);
  if (source === 'jira') {
    const plan = field.planForTask(input.issue, input.task, context);
    result.notices.push(...plan.notices);
    if (plan.write === null) return null;
    result.toTask(plan.write);
    result.written.push({ field: name, label, side: 'platform', from: task, to: jira });
    return { jira: now.jira, task: plan.print };
  }
  const plan = field.planForJira(input.task, input.issue, context);
  result.notices.push(...plan.notices);
  if (plan.write === null) return null;
  result.toIssue(plan.write);
  result.written.push({ field: name, label, side: 'jira', from: jira, to: task });
  return { jira: plan.print, task: now.task };
}

/** Gathers what the fields decided. */
class Decisions {
  readonly conflicts: Conflict[] = [];
  readonly unsettled: Unsettled[] = [];
  readonly notices: Notice[] = [];
  readonly written: Written[] = [];
  private issueFields: JiraWrite | null = null;
  private taskFields: TaskChange | null = null;
  private transitionTo: string | null = null;

  toTask(change: TaskChange): void {
    this.taskFields = withTaskChange(this.taskFields ?? {}, change);
  }

  toIssue(step: JiraStep): void {
    if ('transitionTo' in step) this.transitionTo = step.transitionTo;
    else this.issueFields = withJiraWrite(this.issueFields ?? {}, step.fields);
  }

  merged(agreedAfter: Fingerprints): Merged {
    const { conflicts, unsettled, notices, transitionTo, written } = this;
    return {
      toJira: this.issueFields,
      toPlatform: this.taskFields,
      transitionTo,
      agreedAfter,
      written,
      conflicts,
      unsettled,
      notices,
    };
  }
}
