import type { Hono } from 'hono';
import type { TaskRecord } from '../../data/model';
import { ApiProblem } from '../../problem';
import { readForm, stored, taskFieldsOf, type Form } from '../../web/form';
import { furtherEdit } from '../../web/field-inputs';
import { html, type Value } from '../../web/markup';
import { time } from '../../web/table';
import { Issues } from '../rest/issues';
import { issueForm, shownDescription } from './issue-form';
import { jiraPage, type JiraPageParts } from './parts';

const notices: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  commented: 'Comment added.',
};

/** `/browse/KEY`: an issue with its words, a form that changes it, and its comments. */
export function issuePage(app: Hono, parts: JiraPageParts): void {
  const { store, site, world } = parts;
  const issues = new Issues(parts);

  const shown = (task: TaskRecord, notice: string | null, problem: Value): string => {
    const project = issues.project(task);
    const status = project.statuses.find((one) => one.id === task.statusId)?.name;
    const comments = store.commentsOf(task.id).map(
      (comment) =>
        html`<li>
          <p><strong>${comment.authorName}</strong>, ${time(comment.updatedAt)}</p>
          ${rich(comment.body)}
        </li>`,
    );
    return jiraPage(
      { title: `${task.key} ${task.title}`, notice },
      html`${problem}
        <p>
          <a href="/projects/${project.key}">${project.name}</a> · ${issues.type(task).name} · ${status} · updated
          ${time(task.updatedAt)}
        </p>
        ${
          task.externalUrl === null
            ? null
            : html`<p>Linked to <a href="${task.externalUrl}" rel="noreferrer">${task.externalUrl}</a></p>`
        }
        <h2>Description</h2>
        ${task.description === null ? html`<p>None.</p>` : rich(task.description)}
        <h2>Comments (${comments.length})</h2>
        ${
          comments.length === 0
            ? html`<p>None.</p>`
            : html`<ul>
                ${comments}
              </ul>`
        }
        <h2>Edit</h2>
        ${issueForm(parts, project, task)}
        <form method="post" action="/browse/${task.key}/delete">
          <button class="bad" type="submit">Delete issue</button>
        </form>
        <h2>Add a comment</h2>
        <form method="post" action="/browse/${task.key}/comments">
          <label for="body">Comment</label>
          <p class="hint" id="body-hint">Wiki markup.</p>
          <textarea id="body" name="body" required aria-describedby="body-hint"></textarea>
          <div><button type="submit">Add comment</button></div>
        </form>`,
    );
  };
  const rich = (text: string): Value =>
    store.markup === 'html' ? html`<div class="rich">${stored(text)}</div>` : html`<pre>${text}</pre>`;

  app.get('/browse/:key', (context) => {
    const task = site.taskByKey(context.req.param('key'));
    if (task === undefined) return context.notFound();
    return context.html(shown(task, notices[context.req.query('done') ?? ''] ?? null, null));
  });
  app.post('/browse/:key', async (context) => {
    const task = site.taskByKey(context.req.param('key'));
    if (task === undefined) return context.notFound();
    const form = await readForm(context.req.raw);
    if (form['version'] !== String(task.version))
      return context.html(shown(task, null, refusal('Somebody changed this issue meanwhile.')), 412);
    const wrong = saved(task, form);
    if (wrong !== null) return context.html(shown(task, null, refusal(wrong)), 422);
    return context.redirect(`/browse/${task.key}?done=saved`, 303);
  });
  app.post('/browse/:key/comments', async (context) => {
    const task = site.taskByKey(context.req.param('key'));
    if (task === undefined) return context.notFound();
    const wiki = (await readForm(context.req.raw))['body'] ?? '';
    if (wiki.trim() !== '') {
      const comment = world.addComment(task.id, site.texts.forStore(wiki));
      site.texts.remember(comment.id, wiki, comment.body);
    }
    return context.redirect(`/browse/${task.key}?done=commented`, 303);
  });
  app.post('/browse/:key/delete', (context) => {
    const task = site.taskByKey(context.req.param('key'));
    if (task === undefined) return context.notFound();
    world.deleteTask(task.id);
    return context.redirect(`/projects/${issues.project(task).key}`, 303);
  });

  /** Null, or what cannot be stored in words for the person. */
  function saved(task: TaskRecord, form: Form): string | null {
    const wiki = (form['description'] ?? '').replace(/\r\n/g, '\n');
    const fields = taskFieldsOf({ ...form, description: wiki });
    if (!('title' in fields)) return `Please correct: ${fields.join(', ')}.`;
    try {
      const after = world.editTask(task.id, {
        ...fields,
        // What nobody touched stays as it is stored: the way to wiki markup and back may lose a trifle.
        description:
          wiki === shownDescription(parts, task)
            ? task.description
            : wiki.trim() === ''
              ? null
              : site.texts.forStore(wiki),
        ...furtherEdit(issues.project(task), task.typeId, form),
      });
      if (wiki.trim() !== '') site.texts.remember(task.id, wiki, after.description);
      return null;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return error.errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
    }
  }
}

const refusal = (detail: string): Value =>
  html`<p class="problem" role="alert">Nothing was stored. ${detail}</p>`;
