import type { TaskChange } from '../platform/port';
import type { Context, Notice, People, Plan, TaskValues } from './fields/field';
import { fields } from './fields/table';
import type { Agreed, Fingerprints } from './fingerprints';
import { anything, fingerprint, fingerprintsFrom } from './fingerprints';
import type { JiraIssueFields, JiraWrite } from './jira-issue';
import type { FieldName, Mapping } from './mapping';
import { policyOf } from './mapping';

export interface NewIssue {
  /** For the `fields` of a create, to which project and issue type are added. */
  readonly fields: JiraWrite & { readonly summary: string };
  /** Where the issue should stand after its creation; nothing to do when it starts there. */
  readonly transitionTo: string | null;
  readonly agreedAfter: Fingerprints;
  readonly notices: readonly Notice[];
}

export interface NewTask {
  readonly task: TaskChange & { readonly title: string };
  readonly agreedAfter: Fingerprints;
  readonly notices: readonly Notice[];
}

const noComments: Agreed = { jira: null, task: null };
const empty = fingerprint('');
const chosenByDefault: readonly FieldName[] = ['status', 'priority', 'assignee'];

/** What a side holds in a field that its creation left out. */
function leftOut(field: FieldName): string {
  return chosenByDefault.includes(field) ? anything : empty;
}

/** The issue that a task becomes. Empty fields are left out, so that a field missing on the create screen is no obstacle. */
export function newIssueFrom(task: TaskValues, mapping: Mapping, people: People): NewIssue {
  const context: Context = { mapping, people, titleLimit: 255 };
  let written: JiraWrite & { readonly summary: string } = { summary: '' };
  let transitionTo: string | null = null;
  const notices: Notice[] = [];
  const after = new Map<FieldName, Agreed>();
  for (const field of fields) {
    const print = field.taskPrint(task);
    if (!travels(mapping, field.name, 'to-jira')) {
      after.set(field.name, { jira: leftOut(field.name), task: print });
      continue;
    }
    const plan = field.planForJira(task, null, context);
    notices.push(...plan.notices);
    const sent = plan.write !== null && !plan.empty;
    after.set(field.name, {
      jira: sent ? plan.print : leftOut(field.name),
      task: plan.write === null ? null : print,
    });
    if (plan.write === null || plan.empty) continue;
    if ('transitionTo' in plan.write) transitionTo = plan.write.transitionTo;
    else written = { ...written, ...plan.write.fields };
  }
  return { fields: written, transitionTo, agreedAfter: prints(after), notices };
}

/** The task that an issue becomes. `titleLimit`: the platform's longest title, 255 when left out. */
export function newTaskFrom(
  issue: JiraIssueFields,
  mapping: Mapping,
  people: People,
  titleLimit = 255,
): NewTask {
  const context: Context = { mapping, people, titleLimit };
  let task: TaskChange & { readonly title: string } = { title: '' };
  const notices: Notice[] = [];
  const after = new Map<FieldName, Agreed>();
  for (const field of fields) {
    const print = field.jiraPrint(issue);
    if (!travels(mapping, field.name, 'to-platform')) {
      after.set(field.name, { jira: print, task: leftOut(field.name) });
      continue;
    }
    const plan: Plan<TaskChange> = field.planForTask(issue, null, context);
    notices.push(...plan.notices);
    const sent = plan.write !== null && !plan.empty;
    after.set(field.name, {
      jira: plan.write === null ? null : print,
      task: sent ? plan.print : leftOut(field.name),
    });
    if (plan.write !== null && !plan.empty) task = { ...task, ...plan.write };
  }
  return { task, agreedAfter: prints(after), notices };
}

/** The title always travels: neither side takes an item without one. */
function travels(mapping: Mapping, field: FieldName, way: 'to-jira' | 'to-platform'): boolean {
  const { direction } = policyOf(mapping, field);
  return field === 'title' || direction === 'both' || direction === way;
}

function prints(after: ReadonlyMap<FieldName, Agreed>): Fingerprints {
  return fingerprintsFrom((name) => after.get(name) ?? noComments, noComments);
}
