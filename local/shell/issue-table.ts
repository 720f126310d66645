import { html, type Html } from './html';
import type { Issue } from './jira-as-person';
import { table } from './table';

type Column = readonly [head: string, text: (fields: Issue['fields']) => string];

/** Issues as each list shows them, with what else this one shows of them. */
export function issueTable(issues: readonly Issue[], more: readonly Column[] = []): Html {
  const rows = issues.map(
    ({ key, fields }) =>
      html`<tr>
        <td><a href="/browse/${key}">${key}</a></td>
        <td>${fields.summary}</td>
        <td><span class="lozenge">${fields.status.name}</span></td>
        ${more.map(([, text]) => html`<td>${text(fields)}</td>`)}
      </tr>`,
  );
  return table(['Key', 'Summary', 'Status', ...more.map(([head]) => head)], rows);
}
