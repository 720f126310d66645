import type { LinkPreview, PreviewedField } from '../contract/life-cycle-views';
import type { JiraIssue } from '../jira/port';
import type { FieldName } from '../mapping/mapping';
import { newTaskFrom, type NewTask } from '../mapping/new-items';
import { readDocument } from '../mapping/rich-text/adf-document';
import { markupOf } from '../mapping/rich-text/markup';
import {
  beginning,
  customTexts,
  jiraValueText,
  nameAmong,
  taskValueText,
  type PreviewWorld,
} from './preview-text';

/** An issue beside the task it would become. */
export function issueAsTask(
  { key, fields: issue }: JiraIssue,
  world: PreviewWorld,
): LinkPreview['issues'][number] {
  const { mapping, fields, people, titleLimit } = world;
  const parents = { toJira: () => undefined, toPlatform: (issueId: string) => issueId };
  const { task, notices } = newTaskFrom(issue, mapping, people, { fields, parents, titleLimit });
  return {
    issueKey: key,
    fields: fieldsOf(issue, task, world),
    notices: notices.map(({ code, facts, field }) => ({ code, facts: { ...facts, field } })),
  };
}

function fieldsOf(
  issue: JiraIssue['fields'],
  task: NewTask['task'],
  world: PreviewWorld,
): readonly PreviewedField[] {
  const { schema, people, mapping, markup } = world;
  const plain = (field: FieldName | 'type', here: string, there: string): PreviewedField => ({
    field,
    label: null,
    task: there,
    issue: here,
  });
  const parent = issue.parent?.key ?? '';
  return [
    plain('title', issue.summary, task.title),
    ...(mapping.types.length > 1
      ? [plain('type', issue.issuetype.name, nameAmong(schema.types, task.typeId ?? null))]
      : []),
    plain('status', issue.status.name, nameAmong(schema.statuses, task.statusId ?? null)),
    plain('priority', issue.priority?.name ?? '', nameAmong(schema.priorities, task.priorityId ?? null)),
    plain('assignee', issue.assignee?.displayName ?? '', people.userName(task.assigneeId ?? null)),
    plain('dueDate', issue.duedate ?? '', task.dueDate ?? ''),
    plain('labels', issue.labels.join(', '), (task.labels ?? []).join(', ')),
    ...(world.fields.some(({ name }) => name === 'parent')
      ? [plain('parent', parent, task.parentId === undefined || task.parentId === null ? '' : parent)]
      : []),
    ...customTexts(world, (field, taskField) => ({
      task: taskValueText(
        task.fields?.[taskField],
        schema.fields.find(({ id }) => id === taskField)?.options ?? null,
      ),
      issue: jiraValueText(field.name, field.jiraField, issue.extra[field.jiraField], world),
    })),
    plain(
      'description',
      beginning(readDocument(issue.description).content),
      beginning(
        task.description === undefined || task.description === null
          ? []
          : markupOf(markup).toAdf(task.description).content,
      ),
    ),
  ];
}
