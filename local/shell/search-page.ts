import type { Hono } from 'hono';
import { html, type Html } from './html';
import { issueTable } from './issue-table';
import { JiraRefusal, type Issue, type JiraAsPerson } from './jira-as-person';
import { shellPage } from './page';
import type { ShellContext } from './shell-context';

/** Issues of one page; the search of the real Jira shows 50 as well. */
const shown = 50;

interface Found {
  readonly issues: readonly Issue[];
  readonly more: boolean;
  /** Jira's words, where it refused the query. */
  readonly refused: string | null;
}

/** Jira's own search at its address, where the app's links with a query lead: as the person, by the same API as everybody. */
export function searchRoute(app: Hono, shell: ShellContext): void {
  for (const path of ['/issues', '/issues/']) {
    app.get(path, async (context) => {
      const viewer = await shell.viewer(context);
      const jql = context.req.query('jql') ?? '';
      const found = jql.trim() === '' ? null : await find(shell.jiraOf(viewer), jql);
      const page = { title: 'Search', side: html`<h2>Issues</h2>`, main: searchPage(jql, found) };
      return context.html(shellPage(shell.settings, viewer, page));
    });
  }
}

async function find(jira: JiraAsPerson, jql: string): Promise<Found> {
  try {
    return { ...(await jira.search(jql, shown)), refused: null };
  } catch (error) {
    if (error instanceof JiraRefusal && error.status === 400)
      return { issues: [], more: false, refused: error.message };
    throw error;
  }
}

/** `found` is null where nothing was asked for yet. */
function searchPage(jql: string, found: Found | null): Html {
  const refused = found?.refused ?? null;
  return html`<h1>Search issues</h1>
    <form method="get" action="/issues/" class="field" role="search">
      <label for="jql">JQL</label>
      <input
        id="jql"
        name="jql"
        value="${jql}"
        autocomplete="off"
        ${refused === null ? null : html`aria-invalid="true" aria-describedby="refused"`}
      />
      <p><button class="primary">Search</button></p>
    </form>
    ${found === null ? html`<p class="hint">Enter a query, for example planningSync = failed</p>` : null}
    ${refused === null ? null : html`<p class="problem" id="refused" role="alert">${refused}</p>`}
    ${found === null || refused !== null ? null : foundIssues(found)}`;
}

function foundIssues({ issues, more }: Found): Html {
  if (issues.length === 0) return html`<p data-issue-count="0">No issue that you may see matches.</p>`;
  return html`<p class="hint" data-issue-count="${issues.length}">
      ${issues.length}${more ? ' or more' : ''} ${issues.length === 1 ? 'issue' : 'issues'}
    </p>
    ${issueTable(issues)}`;
}
