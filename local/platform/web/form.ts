import * as z from 'zod';
import { id, richText, title } from '../api/input';
import type { ProjectRecord, TaskFields, TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import { html, Markup, type Value } from './markup';

export type Form = Readonly<Record<string, string>>;

export async function readForm(request: Request): Promise<Form> {
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

const optional = <T>(schema: z.ZodType<T>) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable());

const taskForm = z.object({
  title,
  description: optional(richText),
  statusId: id,
  priorityId: optional(id),
  assigneeId: optional(id),
  dueDate: optional(z.iso.date()),
  labels: z.string().transform((text) => [
    ...new Set(
      text
        .split(',')
        .map((label) => label.trim())
        .filter((label) => label !== ''),
    ),
  ]),
});

/** What the form asks for; the rest of a task stays as it is. */
type FormFields = Omit<TaskFields, 'parentId' | 'fields' | 'externalUrl'>;

/** The fields, or the names of those that cannot be stored. */
export function taskFieldsOf(form: Form): FormFields | readonly string[] {
  const read = taskForm.safeParse({
    priorityId: '',
    assigneeId: '',
    dueDate: '',
    description: '',
    labels: '',
    ...form,
  });
  return read.success ? read.data : [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
}

interface Choice {
  readonly id: string;
  readonly text: string;
}

export function select(
  name: string,
  label: string,
  chosen: string | null,
  choices: readonly Choice[],
  none: string | null,
): Markup {
  const options = choices.map(
    (choice) =>
      html`<option value="${choice.id}" ${choice.id === chosen ? html` selected` : null}>
        ${choice.text}
      </option>`,
  );
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${none === null ? null : html`<option value="">${none}</option>`}${options}
    </select>`;
}

export function taskFormFields(store: Store, project: ProjectRecord, task: TaskRecord | null): Value {
  const people = store.catalogue.users.filter((user) => user.active || user.id === task?.assigneeId);
  return html`<label for="title">Title</label>
    <input id="title" name="title" required maxlength="500" value="${task?.title ?? ''}" />
    <label for="description">Description</label>
    <p class="hint" id="description-hint">
      ${
        store.markup === 'markdown'
          ? 'Markdown, with tables and task lists.'
          : 'HTML: paragraphs, headings, lists, tables, links and simple marks. Everything else is removed.'
      }
    </p>
    <textarea id="description" name="description" aria-describedby="description-hint">
${task?.description ?? ''}</textarea>
    ${select(
      'statusId',
      'Status',
      task?.statusId ?? null,
      project.statuses.map((status) => ({ id: status.id, text: status.name })),
      null,
    )}
    ${select(
      'priorityId',
      'Priority',
      task?.priorityId ?? null,
      project.priorities.map((one) => ({ id: one.id, text: one.name })),
      'None',
    )}
    ${select(
      'assigneeId',
      'Assignee',
      task?.assigneeId ?? null,
      people.map((user) => ({ id: user.id, text: user.displayName })),
      'Nobody',
    )}
    <label for="dueDate">Due date</label>
    <input id="dueDate" name="dueDate" type="date" value="${task?.dueDate ?? ''}" />
    <label for="labels">Labels</label>
    <p class="hint" id="labels-hint">Separated by commas.</p>
    <input
      id="labels"
      name="labels"
      aria-describedby="labels-hint"
      value="${task?.labels.join(', ') ?? ''}"
    />`;
}

/** Text of the subset, which was sanitised when it was stored. */
export function stored(richHtml: string): Markup {
  return new Markup(richHtml);
}
