import { html, type Html } from './html';
import { issueTable } from './issue-table';
import type { Issue, Project } from './jira-as-person';
import { appFrame, sideLink } from './page';
import type { Placement } from './placements';
import type { ShellSettings } from './ports';
import { table } from './table';
import type { UiModule } from './ui-modules';

export function projectModulePath(project: Pick<Project, 'key'>, module: UiModule): string {
  return `/projects/${project.key}/apps/${module.key}`;
}

export function projectSide(
  project: Pick<Project, 'key' | 'name'>,
  module: UiModule,
  at: 'issues' | 'app',
): Html {
  return html`<h2>${project.name}</h2>
    <ul>
      ${sideLink(`/projects/${project.key}`, 'Issues', at === 'issues')}
      ${sideLink(projectModulePath(project, module), module.title, at === 'app')}
    </ul>`;
}

export function projectsSide(): Html {
  return html`<h2>Projects</h2>`;
}

export function projectList(projects: readonly Project[]): Html {
  const rows = projects.map(
    (project) =>
      html`<tr>
        <td><a href="/projects/${project.key}">${project.name}</a></td>
        <td>${project.key}</td>
        <td>${project.projectTypeKey}</td>
      </tr>`,
  );
  return html`<h1>Projects</h1>
    ${projects.length === 0 ? html`<p>There are no projects that you may see.</p>` : null}
    ${table(['Name', 'Key', 'Type'], rows)}`;
}

/** The list of issues, fresh every few seconds: this is where a first sync is seen to arrive. */
export function issueList(project: Project, issues: readonly Issue[], more: boolean): Html {
  return html`<p class="crumbs">Projects / ${project.name}</p>
    <h1>Issues</h1>
    <div data-live="issues">
      <p class="hint" data-issue-count="${issues.length}">
        ${issues.length === 0 ? 'No issues yet.' : `${issues.length}${more ? ' or more' : ''} issues, last changed first`}
      </p>
      ${issueTable(issues, [
        ['Priority', ({ priority }) => priority?.name ?? ''],
        ['Assignee', ({ assignee }) => assignee?.displayName ?? 'Unassigned'],
        ['Due', ({ duedate }) => duedate ?? ''],
      ])}
    </div>`;
}

export function projectAppPage(settings: ShellSettings, project: Project, placement: Placement): Html {
  return html`<h1 class="unseen">${placement.module.title}</h1>
    <p class="crumbs">Projects / ${project.name}</p>
    ${appFrame(settings, placement, projectModulePath(project, placement.module))}`;
}
