import type { TaskChange } from '../platform/port';
import type { Context, Notice, Parents, People, Plan, TaskValues } from './fields/field';
import { mappedFields, type MappedField } from './fields/table';
import type { Agreed, FieldKey, Fingerprints } from './fingerprints';
import { anything, fingerprint, fingerprintsFrom, neverAgreed } from './fingerprints';
import type { JiraIssueFields, JiraWrite } from './jira-issue';
import { issueTypeFor, taskTypeFor, type Mapping } from './mapping';
import { untaken } from './merge';
import { withJiraWrite, withTaskChange } from './write-together';

export interface NewIssue {
  /** For the `fields` of a create, to which project and issue type are added. */
  readonly fields: JiraWrite & { readonly summary: string };
  /** Where the issue should stand after its creation; nothing to do when it starts there. */
  readonly transitionTo: string | null;
  readonly agreedAfter: Fingerprints;
  readonly notices: readonly Notice[];
}

export interface NewTask {
  readonly task: TaskChange & { readonly title: string; readonly typeId?: string };
  readonly agreedAfter: Fingerprints;
  readonly notices: readonly Notice[];
}

/** What beside the mapping a new item needs; without parents and custom fields when left out. */
export interface Surroundings {
  readonly fields?: readonly MappedField[];
  readonly parents?: Parents;
  readonly names?: Context['names'];
  /** The platform's longest title; 255 when left out. */
  readonly titleLimit?: number;
}

const empty = fingerprint('');
const chosenByDefault: readonly FieldKey[] = ['status', 'priority', 'assignee'];

/** What a side holds in a field that its creation left out. */
function leftOut(field: FieldKey): string {
  return chosenByDefault.includes(field) ? anything : empty;
}

/** The issue that a task becomes. Empty fields are left out, so that a field missing on the create screen is no obstacle. */
export function newIssueFrom(
  task: TaskValues,
  mapping: Mapping,
  people: People,
  around: Surroundings = {},
): NewIssue {
  const issueTypeId = issueTypeFor(mapping, task.typeId);
  const { parents, names } = around;
  const context: Context = { mapping, people, parents, names, issueTypeId, titleLimit: 255 };
  let written: JiraWrite & { readonly summary: string } = { summary: '' };
  let transitionTo: string | null = null;
  const notices: Notice[] = [];
  const after = new Map<FieldKey, Agreed>();
  for (const field of around.fields ?? mappedFields(mapping)) {
    const print = field.taskPrint(task);
    if (!travels(field, 'to-jira')) {
      after.set(field.name, { jira: leftOut(field.name), task: print });
      continue;
    }
    const plan = field.planForJira(task, null, context);
    notices.push(...plan.notices);
    const sent = plan.write !== null && !plan.empty;
    after.set(field.name, {
      jira: sent ? plan.print : leftOut(field.name),
      task: plan.write === null ? untaken(field, print, null) : print,
    });
    if (plan.write === null || plan.empty) continue;
    if ('transitionTo' in plan.write) transitionTo = plan.write.transitionTo;
    else written = withJiraWrite(written, plan.write.fields);
  }
  return { fields: written, transitionTo, agreedAfter: prints(after), notices };
}

/** The task that an issue becomes. */
export function newTaskFrom(
  issue: JiraIssueFields,
  mapping: Mapping,
  people: People,
  around: Surroundings = {},
): NewTask {
  const { parents, names, titleLimit = 255 } = around;
  const context: Context = { mapping, people, parents, names, titleLimit };
  const typeId = taskTypeFor(mapping, issue.issuetype?.id ?? '') ?? null;
  let task: NewTask['task'] = { title: '', ...(typeId === null ? {} : { typeId }) };
  const notices: Notice[] = [];
  const after = new Map<FieldKey, Agreed>();
  for (const field of around.fields ?? mappedFields(mapping)) {
    const print = field.jiraPrint(issue);
    if (!travels(field, 'to-platform')) {
      after.set(field.name, { jira: print, task: leftOut(field.name) });
      continue;
    }
    const plan: Plan<TaskChange> = field.planForTask(issue, null, context);
    notices.push(...plan.notices);
    const sent = plan.write !== null && !plan.empty;
    after.set(field.name, {
      jira: plan.write === null ? untaken(field, print, null) : print,
      task: sent ? plan.print : leftOut(field.name),
    });
    if (plan.write !== null && !plan.empty) task = withTaskChange(task, plan.write);
  }
  return { task, agreedAfter: prints(after), notices };
}

/** The title always travels: neither side takes an item without one. */
function travels({ name, policy: { direction } }: MappedField, way: 'to-jira' | 'to-platform'): boolean {
  return name === 'title' || direction === 'both' || direction === way;
}

function prints(after: ReadonlyMap<FieldKey, Agreed>): Fingerprints {
  return fingerprintsFrom([...after.keys()], (name) => after.get(name) ?? neverAgreed, neverAgreed);
}
