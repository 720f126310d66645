import type { ProjectRecord, TaskRecord } from '../data/model';
import type { TaskEdit } from '../data/task-values';
import { ApiProblem } from '../problem';
import { select, stored, type Form } from '../web/form';
import { html, type Markup, type Value } from '../web/markup';
import { page } from '../web/page';
import { time } from '../web/table';
import {
  collectionNames,
  collectionOf,
  collections,
  stateOf,
  statusOf,
  type CollectionName,
} from './collections';
import type { ItemParts } from './item';
import { itemNumber, programNumber } from './numbers';
import { siteLinks } from './site-links';

const notices: Readonly<Record<string, string>> = {
  created: 'Item created.',
  saved: 'Saved.',
  deleted: 'Moved to the recycle bin.',
  canceled: 'Cancelled.',
  restored: 'Restored.',
};

export function itemPage(
  task: TaskRecord,
  name: CollectionName,
  parts: ItemParts,
  told: { readonly done: string | undefined; readonly error: ApiProblem | null },
): string {
  const { store, site } = parts;
  const project = store.project(task.projectId);
  if (project === undefined) throw new ApiProblem('not-found');
  const canceled = site.isCanceled(task.id);
  const notice = task.deleted ? 'This item is in the recycle bin.' : (notices[told.done ?? ''] ?? null);
  const act = (word: string, text: string): Markup =>
    html`<form method="post">
      <input type="hidden" name="act" value="${word}" />
      <button class="bad" type="submit">${text}</button>
    </form>`;
  const edit = html`<h2>Edit</h2>
    <form method="post">
      ${fields(project, task.typeId, task, parts)}
      <div><button type="submit">Save</button></div>
    </form>
    ${act('delete', 'Move to recycle bin')}
    ${canceled ? act('restore', 'Restore item') : act('cancel', 'Cancel item')}`;
  return page(
    {
      title: `${collections[name].typeName} ${String(itemNumber(task.id))}: ${task.title}`,
      site: siteLinks,
      notice,
    },
    html`${refusal(told.error)}
      <p>
        <a href="/programs/${programNumber(store, project.id)}">${project.name}</a> · ${canceled ? 'cancelled · ' : null}updated
        ${time(task.updatedAt)}
      </p>
      <h2>Description</h2>
      ${task.description === null ? html`<p>None.</p>` : html`<div class="rich">${stored(task.description)}</div>`}
      ${task.deleted ? null : edit}`,
  );
}

export function newItemPage(project: ProjectRecord, parts: ItemParts, error: ApiProblem | null): string {
  const types = project.types.flatMap(({ id }) => {
    const name = collectionOf(project, id);
    return name === undefined ? [] : [{ id, text: collections[name].typeName }];
  });
  return page(
    { title: `New item in ${project.name}`, site: siteLinks },
    html`${refusal(error)}
      <form method="post">
        ${select('typeId', 'Type', null, types, null)} ${fields(project, types[0]?.id ?? '', null, parts)}
        <div><button type="submit">Create item</button></div>
      </form>`,
  );
}

/** What the form says, as an edit. @throws ApiProblem `invalid-field` for an item without a title */
export function itemForm(
  form: Form,
  project: ProjectRecord,
  { store }: ItemParts,
): TaskEdit & { readonly title: string; readonly typeId?: string } {
  const { title = '', description = '', state = '', ownerId = '', due = '', tags = '', typeId } = form;
  if (title.trim() === '') throw new ApiProblem('invalid-field', [{ field: 'title', detail: 'is empty' }]);
  if (due !== '' && !/^\d{4}-\d\d-\d\d$/.test(due))
    throw new ApiProblem('invalid-field', [{ field: 'due', detail: 'is no date' }]);
  const labels = tags.split(',').map((tag) => tag.trim());
  const statusId = state === '' ? undefined : project.statuses.find(({ id }) => id === state)?.id;
  return {
    title,
    description: description.trim() === '' ? null : description,
    assigneeId: store.catalogue.user(ownerId)?.id ?? null,
    dueDate: due === '' ? null : due,
    labels: [...new Set(labels.filter((tag) => tag !== ''))],
    ...(statusId === undefined ? {} : { statusId }),
    ...(typeId === undefined ? {} : { typeId }),
  };
}

function fields(
  project: ProjectRecord,
  typeId: string,
  task: TaskRecord | null,
  { store }: ItemParts,
): Value {
  const name = collectionOf(project, typeId) ?? collectionNames[0];
  const held = task === null ? null : stateOf(project, typeId, task.statusId);
  const states = collections[name].states.flatMap((text, number) => {
    const id = statusOf(project, typeId, number, task?.statusId ?? null);
    return id === undefined ? [] : [{ id, text }];
  });
  const chosen = held === null ? null : (task?.statusId ?? null);
  const people = store.catalogue.users.filter((user) => user.active || user.id === task?.assigneeId);
  return html`<label for="title">Title</label>
    <input id="title" name="title" required maxlength="500" value="${task?.title ?? ''}" />
    <label for="description">Description</label>
    <p class="hint" id="description-hint">HTML: paragraphs, headings, lists, tables, links and simple marks.</p>
    <textarea id="description" name="description" aria-describedby="description-hint">
${task?.description ?? ''}</textarea>
    ${select('state', 'State', chosen, states, task === null ? 'As new items begin' : null)}
    ${select(
      'ownerId',
      'Owner',
      task?.assigneeId ?? null,
      people.map((user) => ({ id: user.id, text: user.displayName })),
      'Nobody',
    )}
    <label for="due">Target completion date</label>
    <input id="due" name="due" type="date" value="${task?.dueDate ?? ''}" />
    <label for="tags">Tags</label>
    <p class="hint" id="tags-hint">Separated by commas.</p>
    <input id="tags" name="tags" aria-describedby="tags-hint" value="${task?.labels.join(', ') ?? ''}" />`;
}

function refusal(error: ApiProblem | null): Value {
  if (error === null) return null;
  const words = error.errors.map(({ field, detail }) => `${field} ${detail}`).join(', ');
  return html`<p class="problem" role="alert">Nothing was stored. Please correct: ${words}.</p>`;
}
