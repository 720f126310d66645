import type { ProjectRecord, TaskRecord } from '../../data/model';
import { furtherFields } from '../../web/field-inputs';
import { select } from '../../web/form';
import { html, type Value } from '../../web/markup';
import { knownTo } from '../rest/shapes';
import type { JiraPageParts } from './parts';

/** What a person can change of an issue: texts in wiki markup, and only statuses that the workflow leads to. */
export function issueForm(parts: JiraPageParts, project: ProjectRecord, task: TaskRecord): Value {
  const { store, site } = parts;
  const people = store.catalogue.users.filter((user) => user.active || user.id === task.assigneeId);
  const statuses = project.statuses.filter((status) => {
    const from = site.settings.onlyFrom[status.id];
    return (
      status.id === task.statusId || (knownTo(status, task.typeId) && from?.includes(task.statusId) !== false)
    );
  });
  return html`<form method="post" action="/browse/${task.key}">
    <input type="hidden" name="version" value="${task.version}" />
    <label for="title">Summary</label>
    <input id="title" name="title" required maxlength="255" value="${task.title}" />
    <label for="description">Description</label>
    <p class="hint" id="description-hint">Wiki markup.</p>
    <textarea id="description" name="description" aria-describedby="description-hint">
${shownDescription(parts, task)}</textarea
    >
    ${select(
      'statusId',
      'Status',
      task.statusId,
      statuses.map(({ id, name }) => ({ id, text: name })),
      null,
    )}
    ${select(
      'priorityId',
      'Priority',
      task.priorityId,
      project.priorities.map(({ id, name }) => ({ id, text: name })),
      'None',
    )}
    ${select(
      'assigneeId',
      'Assignee',
      task.assigneeId,
      people.map(({ id, displayName }) => ({ id, text: displayName })),
      'Unassigned',
    )}
    <label for="dueDate">Due date</label>
    <input id="dueDate" name="dueDate" type="date" value="${task.dueDate ?? ''}" />
    <label for="labels">Labels</label>
    <p class="hint" id="labels-hint">Separated by commas.</p>
    <input id="labels" name="labels" aria-describedby="labels-hint" value="${task.labels.join(', ')}" />
    ${furtherFields(store, project, task)}
    <div><button type="submit">Save</button></div>
  </form>`;
}

/** As the form shows it. */
export const shownDescription = ({ site }: JiraPageParts, task: TaskRecord): string =>
  task.description === null ? '' : site.texts.wiki(task.id, task.description);
