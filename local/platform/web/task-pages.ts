import type { Hono } from 'hono';
import { ApiProblem } from '../problem';
import { workspaces } from '../data/tenant';
import type { ProjectRecord, TaskRecord } from '../data/model';
import type { PageParts } from './page-parts';
import { furtherEdit, furtherFields } from './field-inputs';
import { readForm, select, stored, taskFieldsOf, taskFormFields } from './form';
import { html, type Value } from './markup';
import { page } from './page';
import { table } from './table';

const perPage = 50;

export function taskPages(app: Hono, { store, world }: PageParts): void {
  const projectOf = (id: string): ProjectRecord => {
    const project = store.project(id);
    if (project === undefined) throw new ApiProblem('not-found');
    return project;
  };
  const taskOf = (id: string): TaskRecord => {
    const task = store.task(id);
    if (task === undefined) throw new ApiProblem('not-found');
    return task;
  };
  /** HTML was sanitised when it was stored; Markdown is shown as it is written. */
  const richText = (text: string): Value =>
    store.markup === 'html' ? html`<div class="rich">${stored(text)}</div>` : html`<pre>${text}</pre>`;
  const time = (at: number): Value =>
    html`<time datetime="${new Date(at).toISOString()}"
      >${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}</time
    >`;

  app.get('/', (context) => {
    const parts = workspaces.map((workspace) => {
      const lines = store.catalogue.projects
        .filter((project) => project.workspaceId === workspace.id)
        .map(
          (project) =>
            html`<li>
              <a href="/projects/${project.id}">${project.name}</a> (${project.key},
              ${store.count(project.id)} tasks)
            </li>`,
        );
      return html`<h2>${workspace.name}</h2>
        <ul>
          ${lines}
        </ul>`;
    });
    return context.html(page({ title: 'Projects' }, parts));
  });

  app.get('/projects/:id', (context) => {
    const project = projectOf(context.req.param('id'));
    const number = Math.max(1, Number(context.req.query('page') ?? '1') || 1);
    const total = store.count(project.id);
    const last = Math.max(1, Math.ceil(total / perPage));
    const rows = store.latest(project.id, (number - 1) * perPage, perPage).map((task) => {
      const status = project.statuses.find((one) => one.id === task.statusId)?.name;
      const assignee = store.catalogue.user(task.assigneeId ?? '')?.displayName ?? 'Nobody';
      return html`<tr${task.deleted ? html` class="gone"` : null}><td>${task.key}</td><td><a href="/tasks/${task.id}">${task.title}</a></td><td>${task.deleted ? 'Deleted' : status}</td><td>${assignee}</td><td>${time(task.updatedAt)}</td></tr>`;
    });
    const list = table(
      ['Key', 'Title', 'Status', 'Assignee', 'Updated (UTC)'],
      rows,
      'There are no tasks here.',
    );
    const pager = html`<p>
      Page ${number} of ${last}
      ${number > 1 ? html` <a href="?page=${number - 1}">Newer</a>` : null}${number < last ? html` <a href="?page=${number + 1}">Older</a>` : null}
    </p>`;
    const body = html`<p><a href="/projects/${project.id}/new">New task</a></p>
      ${total === 0 ? html`<p>There are no tasks yet.</p>` : html`${list}${pager}`}`;
    return context.html(page({ title: project.name }, body));
  });

  const newPage = (project: ProjectRecord, problem: Value): string =>
    page(
      { title: `New task in ${project.name}` },
      html`${problem}
        <form method="post">
          ${select('typeId', 'Type', null, typeChoices(project), null)}
          ${taskFormFields(store, project, null)}
          <div><button type="submit">Create task</button></div>
        </form>`,
    );
  app.get('/projects/:id/new', (context) => context.html(newPage(projectOf(context.req.param('id')), null)));
  app.post('/projects/:id/new', async (context) => {
    const project = projectOf(context.req.param('id'));
    const form = await readForm(context.req.raw);
    const fields = taskFieldsOf(form);
    if (!('title' in fields)) return context.html(newPage(project, refused(fields)), 422);
    const { typeId } = form;
    const made = attempt(() =>
      world.createTask({ ...fields, ...(typeId === undefined ? {} : { typeId }) }, project.id),
    );
    if (!('id' in made)) return context.html(newPage(project, refused(made)), 422);
    return context.redirect(`/tasks/${made.id}?done=created`, 303);
  });

  app.get('/tasks/:id', (context) => {
    const task = taskOf(context.req.param('id'));
    return context.html(taskPage(task, notices[context.req.query('done') ?? ''] ?? null, null));
  });
  app.post('/tasks/:id', async (context) => {
    const task = taskOf(context.req.param('id'));
    const form = await readForm(context.req.raw);
    if (form['version'] !== String(task.version)) {
      const problem = html`<p class="problem" role="alert">
        Somebody changed this task meanwhile. What you see now is the new state; your change was not stored.
      </p>`;
      return context.html(taskPage(task, null, problem), 412);
    }
    const fields = taskFieldsOf(form);
    if (!('title' in fields)) return context.html(taskPage(task, null, refused(fields)), 422);
    const edit = { ...fields, ...furtherEdit(projectOf(task.projectId), task.typeId, form) };
    const saved = attempt(() => world.editTask(task.id, edit));
    if (!('id' in saved)) return context.html(taskPage(task, null, refused(saved)), 422);
    return context.redirect(`/tasks/${task.id}?done=saved`, 303);
  });
  app.post('/tasks/:id/delete', (context) => {
    const task = taskOf(context.req.param('id'));
    world.deleteTask(task.id);
    return context.redirect(`/tasks/${task.id}?done=deleted`, 303);
  });
  app.post('/tasks/:id/comments', async (context) => {
    const task = taskOf(context.req.param('id'));
    const text = (await readForm(context.req.raw))['body'] ?? '';
    if (text.trim() !== '')
      world.addComment(
        task.id,
        store.markup === 'markdown' || text.includes('<') ? text : html`<p>${text}</p>`.text,
      );
    return context.redirect(`/tasks/${task.id}?done=commented`, 303);
  });
  app.post('/tasks/:id/comments/:comment/delete', (context) => {
    const task = taskOf(context.req.param('id'));
    const comment = store.comment(context.req.param('comment'));
    if (comment?.taskId !== task.id) throw new ApiProblem('not-found');
    world.deleteComment(comment.id);
    return context.redirect(`/tasks/${task.id}?done=uncommented`, 303);
  });

  function taskPage(task: TaskRecord, notice: string | null, problem: Value): string {
    const project = projectOf(task.projectId);
    const comments = store.commentsOf(task.id).map(
      (comment) =>
        html`<li>
          <p><strong>${comment.authorName}</strong>, ${time(comment.updatedAt)}</p>
          ${richText(comment.body)}
          <form method="post" action="/tasks/${task.id}/comments/${comment.id}/delete">
            <button class="bad" type="submit" aria-label="Delete the comment of ${comment.authorName}">
              Delete
            </button>
          </form>
        </li>`,
    );
    const edit = html`<h2>Edit</h2>
      <form method="post" action="/tasks/${task.id}">
        <input type="hidden" name="version" value="${task.version}" /> ${taskFormFields(store, project, task)}
        ${furtherFields(store, project, task)}
        <div><button type="submit">Save</button></div>
      </form>
      <form method="post" action="/tasks/${task.id}/delete">
        <button class="bad" type="submit">Delete task</button>
      </form>
      <h2>Add a comment</h2>
      <form method="post" action="/tasks/${task.id}/comments">
        <label for="body">Comment</label><textarea id="body" name="body" required></textarea>
        <div><button type="submit">Add comment</button></div>
      </form>`;
    return page(
      { title: `${task.key} ${task.title}`, notice: task.deleted ? 'This task is deleted.' : notice },
      html`${problem}
        <p>
          <a href="/projects/${project.id}">${project.name}</a> · version ${task.version} · updated
          ${time(task.updatedAt)} UTC · ${project.types.find((type) => type.id === task.typeId)?.name}
        </p>
        ${
          task.externalUrl === null
            ? null
            : html`<p>Counterpart: <a href="${task.externalUrl}" rel="noreferrer">${task.externalUrl}</a></p>`
        }
        <h2>Description</h2>
        ${task.description === null ? html`<p>None.</p>` : richText(task.description)}
        <h2>Comments (${comments.length})</h2>
        ${
          comments.length === 0
            ? html`<p>None.</p>`
            : html`<ul>
                ${comments}
              </ul>`
        }
        ${task.deleted ? null : edit}`,
    );
  }
}

const typeChoices = (project: ProjectRecord): { id: string; text: string }[] =>
  project.types.map((type) => ({ id: type.id, text: type.name }));

/** The task, or the names of what the platform's own rules refuse. */
function attempt(work: () => TaskRecord): TaskRecord | readonly string[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return error.errors.map(({ field, detail }) => `${field} (${detail})`);
  }
}

const notices: Readonly<Record<string, string>> = {
  created: 'Task created.',
  saved: 'Saved.',
  deleted: 'Deleted.',
  commented: 'Comment added.',
  uncommented: 'Comment deleted.',
};

const refused = (fields: readonly string[]): Value =>
  html`<p class="problem" role="alert">Nothing was stored. Please correct: ${fields.join(', ')}.</p>`;
