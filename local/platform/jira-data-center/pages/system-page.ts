import type { Hono } from 'hono';
import { readForm } from '../../web/form';
import { html } from '../../web/markup';
import { versions } from '../site';
import { jiraPage, type JiraPageParts } from './parts';

const path = '/secure/admin/ViewSystemInfo.jspa';

/** Which Jira it is: a switch, since versions differ in what they offer. */
export function systemPage(app: Hono, { jira }: JiraPageParts): void {
  app.get(path, (context) => {
    const choices = versions.map(
      (version) =>
        html`<option value="${version}" ${version === jira.settings.version ? html` selected` : null}>
          ${version}
        </option>`,
    );
    return context.html(
      jiraPage(
        {
          title: 'System info',
          notice: context.req.query('done') === undefined ? null : 'This is another version now.',
        },
        html`<dl>
            <dt>Version</dt>
            <dd id="jira-version">${jira.settings.version}</dd>
            <dt>Time zone of its users</dt>
            <dd>${jira.settings.timeZone}</dd>
          </dl>
          <h2>Be another version</h2>
          <form method="post">
            <label for="version">Version</label>
            <select id="version" name="version">
              ${choices}
            </select>
            <div><button type="submit">Change</button></div>
          </form>`,
      ),
    );
  });
  app.post(path, async (context) => {
    const wanted = (await readForm(context.req.raw))['version'];
    const version = versions.find((one) => one === wanted);
    if (version !== undefined) jira.setUp({ version });
    return context.redirect(`${path}?done=1`, 303);
  });
}
