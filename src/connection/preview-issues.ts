import type { LinkPreview, PreviewedField } from '../contract/life-cycle-views';
import type { Names, Parents } from '../mapping/fields/field';
import { issueTypeFor, statusesOf, type FieldName } from '../mapping/mapping';
import { newIssueFrom, type NewIssue } from '../mapping/new-items';
import { readDocument } from '../mapping/rich-text/adf-document';
import { markupOf } from '../mapping/rich-text/markup';
import type { Task } from '../platform/port';
import { nameIn } from './mapping-names';
import {
  beginning,
  customTexts,
  jiraValueText,
  nameAmong,
  taskValueText,
  type PreviewWorld,
} from './preview-text';

type Item = LinkPreview['items'][number];

/** Jira's names of the fields that a screen may lack. */
const onScreen: Readonly<Partial<Record<FieldName, string>>> = {
  priority: 'priority',
  assignee: 'assignee',
  dueDate: 'duedate',
  labels: 'labels',
  description: 'description',
};

/** A task beside the issue it would become. `parents`: tasks that others belong to, by id. */
export function taskAsIssue(task: Task, world: PreviewWorld, parents: ReadonlyMap<string, Task>): Item {
  const { mapping, fields, schema, people } = world;
  const names: Names = {
    status: (id) => nameAmong(schema.statuses, id),
    priority: (id) => nameAmong(schema.priorities, id),
    person: (id) => people.userName(id),
  };
  const issue = newIssueFrom(task, mapping, people, { fields, names, parents: willBe(parents, world) });
  const screen = world.screens.get(issueTypeFor(mapping, task.typeId) ?? '');
  const whole = fieldsOf(task, issue, world, parents);
  const lost = whole.filter(({ field, issue: text }) => text !== '' && !fits(field));
  return {
    taskKey: task.key,
    taskUrl: task.url,
    fields: whole.map((one) => (lost.includes(one) ? { ...one, issue: '' } : one)),
    notices: [
      ...issue.notices.map(({ code, facts, field }) => ({ code, facts: { ...facts, field } })),
      ...lost.map(({ field, label }) => ({
        code: 'JIRA_FIELD_NOT_ON_SCREEN' as const,
        facts: { field: label ?? field },
      })),
    ],
  };

  function fits(field: string): boolean {
    const basic: Readonly<Record<string, string | undefined>> = onScreen;
    const jiraId =
      basic[field] ?? fields.find(({ name, taskField }) => name === field && taskField !== null)?.jiraField;
    return jiraId === undefined || screen === undefined || screen.fieldIds.has(jiraId);
  }
}

/** Parents come before their children: those whose type is synced will be issues by then. */
function willBe(parents: ReadonlyMap<string, Task>, { mapping }: PreviewWorld): Parents {
  return {
    toJira: (taskId) => {
      const parent = parents.get(taskId);
      const synced = parent !== undefined && issueTypeFor(mapping, parent.typeId) !== undefined;
      return synced ? taskId : undefined;
    },
    toPlatform: () => undefined,
  };
}

function fieldsOf(
  task: Task,
  issue: NewIssue,
  world: PreviewWorld,
  parents: ReadonlyMap<string, Task>,
): readonly PreviewedField[] {
  const { schema, people, stored, mapping, markup, screens } = world;
  const { fields } = issue;
  const typeId = issueTypeFor(mapping, task.typeId) ?? '';
  const priorities = screens.get(typeId)?.priorities ?? [];
  const plain = (field: FieldName | 'type', there: string, here: string): PreviewedField => ({
    field,
    label: null,
    task: there,
    issue: here,
  });
  const titleOf = (id: string | null | undefined) =>
    id === null || id === undefined ? '' : (parents.get(id)?.title ?? id);
  const status = statusesOf(mapping, typeId).toJira.find(({ jira }) => jira === issue.transitionTo);
  return [
    plain('title', task.title, fields.summary),
    ...(mapping.types.length > 1
      ? [plain('type', nameAmong(schema.types, task.typeId), nameIn(stored, 'jira', 'type', typeId))]
      : []),
    plain(
      'status',
      nameAmong(schema.statuses, task.statusId),
      // Empty where the issue stays in the status that new issues begin in.
      status === undefined ? '' : nameIn(stored, 'jira', 'status', status.jira),
    ),
    plain(
      'priority',
      nameAmong(schema.priorities, task.priorityId),
      nameAmong(priorities, fields.priority?.id ?? null),
    ),
    plain(
      'assignee',
      people.userName(task.assigneeId),
      people.accountName(fields.assignee?.accountId ?? null),
    ),
    plain('dueDate', task.dueDate ?? '', fields.duedate ?? ''),
    plain('labels', task.labels.join(', '), (fields.labels ?? []).join(', ')),
    ...(world.fields.some(({ name }) => name === 'parent')
      ? [plain('parent', titleOf(task.parentId), titleOf(fields.parent?.id))]
      : []),
    ...customTexts(world, (field, taskField) => ({
      task: taskValueText(
        task.fields[taskField],
        schema.fields.find(({ id }) => id === taskField)?.options ?? null,
      ),
      issue: jiraValueText(field.name, field.jiraField, fields.extra?.[field.jiraField], world),
    })),
    plain(
      'description',
      beginning(task.description === null ? [] : markupOf(markup).toAdf(task.description).content),
      beginning(readDocument(fields.description).content),
    ),
  ];
}
