import type { ProjectRecord } from '../data/model';
import { workspaces } from '../data/tenant';
import { html } from '../web/markup';
import { page } from '../web/page';
import { table, time } from '../web/table';
import { collectionOf, collections, stateOf } from './collections';
import type { ItemParts } from './item';
import { itemNumber, programNumber } from './numbers';
import { itemPath, siteLinks } from './site-links';

const perPage = 50;

export function programList({ store }: ItemParts): string {
  const parts = workspaces.map((workspace) => {
    const lines = store.catalogue.projects
      .filter((project) => project.workspaceId === workspace.id)
      .map(
        (project) =>
          html`<li>
            <a href="/programs/${programNumber(store, project.id)}">${project.name}</a>
            (${store.count(project.id)} items)
          </li>`,
      );
    return html`<h2>${workspace.name}</h2>
      <ul>
        ${lines}
      </ul>`;
  });
  return page({ title: 'Programs', site: siteLinks }, parts);
}

export function itemList(project: ProjectRecord, parts: ItemParts, pageText: string | undefined): string {
  const { store, site } = parts;
  const number = Math.max(1, Number(pageText ?? '1') || 1);
  const last = Math.max(1, Math.ceil(store.count(project.id) / perPage));
  const rows = store.latest(project.id, (number - 1) * perPage, perPage).flatMap((task) => {
    const name = collectionOf(project, task.typeId);
    if (name === undefined) return [];
    const { typeName, states } = collections[name];
    const gone = task.deleted ? 'Recycle bin' : site.isCanceled(task.id) ? 'Cancelled' : null;
    const state = gone ?? states[stateOf(project, task.typeId, task.statusId)] ?? '';
    return [
      html`<tr>
        <td>${typeName} ${itemNumber(task.id)}</td>
        <td><a href="${itemPath(task, parts)}">${task.title}</a></td>
        <td>${state}</td>
        <td>${store.catalogue.user(task.assigneeId ?? '')?.displayName ?? 'Nobody'}</td>
        <td>${time(task.updatedAt)}</td>
      </tr>`,
    ];
  });
  const path = `/programs/${String(programNumber(store, project.id))}`;
  return page(
    { title: project.name, site: siteLinks },
    html`<p><a href="${path}/new">New item</a></p>
      ${table(['Item', 'Title', 'State', 'Owner', 'Updated'], rows, 'There are no items here.')}
      <p>
        Page ${number} of ${last}
        ${number > 1 ? html` <a href="?page=${number - 1}">Newer</a>` : null}${number < last ? html` <a href="?page=${number + 1}">Older</a>` : null}
      </p>`,
  );
}
