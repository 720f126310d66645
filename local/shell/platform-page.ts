import { html, type Html } from './html';
import type { AppHost } from './ports';

/** What Forge and Jira meter while the app works, with the two things a person may want to hurry along. */
export function platformPage(host: AppHost): Html {
  const meters = host.meters().map(
    (row) =>
      html`<tr>
        <th scope="row">${row.name}</th>
        <td class="number">${row.value}</td>
        <td class="number">${row.dollars === undefined ? '' : `$${row.dollars.toFixed(6)}`}</td>
      </tr>`,
  );
  const groups = host
    .egressGroups()
    .flatMap((group) => group.configured.map(({ domain }) => html`<li>${domain}: ${group.description}</li>`));
  const calls = host.recentCalls().map((line) => html`<li>${line}</li>`);
  return html`<h1>What the platform sees</h1>
    <form method="post" action="/__platform/schedule">
      <button class="primary" name="schedule" value="five-minutes">Run the five-minute schedule now</button>
    </form>
    <div data-live="platform">
      <h2>Meters since the start</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Meter</th>
            <th scope="col" class="number">Used</th>
            <th scope="col" class="number">Price</th>
          </tr>
        </thead>
        <tbody>
          ${meters}
        </tbody>
      </table>
      <h2>External domains an administrator has allowed</h2>
      ${
        groups.length === 0
          ? html`<p class="hint">None.</p>`
          : html`<ul>
              ${groups}
            </ul>`
      }
      <h2>Latest calls of the app</h2>
      ${
        calls.length === 0
          ? html`<p class="hint">None yet.</p>`
          : html`<ol>
              ${calls}
            </ol>`
      }
    </div>`;
}
