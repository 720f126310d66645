import type { Hono } from 'hono';
import { html } from '../../web/markup';
import { table, time } from '../../web/table';
import { jiraPage, type JiraPageParts } from './parts';

const perPage = 50;

/** Projects, and the issues of one, latest change first. */
export function issueLists(app: Hono, { store }: JiraPageParts): void {
  app.get('/', (context) => {
    const projects = store.catalogue.projects.map(
      ({ name, key }) => html`<li><a href="/projects/${key}">${name}</a> (${key})</li>`,
    );
    return context.html(
      jiraPage(
        { title: 'Projects' },
        html`<ul>
          ${projects}
        </ul>`,
      ),
    );
  });

  app.get('/projects/:key', (context) => {
    const project = store.catalogue.projects.find(({ key }) => key === context.req.param('key'));
    if (project === undefined) return context.notFound();
    const number = Math.max(1, Number(context.req.query('page') ?? '1') || 1);
    const last = Math.max(1, Math.ceil(store.count(project.id) / perPage));
    const rows = store
      .latest(project.id, (number - 1) * perPage, perPage)
      .filter((task) => !task.deleted)
      .map((task) => {
        const status = project.statuses.find((one) => one.id === task.statusId)?.name;
        const assignee = store.catalogue.user(task.assigneeId ?? '')?.displayName ?? 'Unassigned';
        return html`<tr>
          <td><a href="/browse/${task.key}">${task.key}</a></td>
          <td>${task.title}</td>
          <td>${status}</td>
          <td>${assignee}</td>
          <td>${time(task.updatedAt)}</td>
        </tr>`;
      });
    return context.html(
      jiraPage(
        { title: project.name },
        html`${table(['Key', 'Summary', 'Status', 'Assignee', 'Updated'], rows, 'There are no issues here.')}
          <p>
            Page ${number} of ${last}
            ${number > 1 ? html`<a href="?page=${number - 1}">Newer</a>` : null}
            ${number < last ? html`<a href="?page=${number + 1}">Older</a>` : null}
          </p>`,
      ),
    );
  });
}
