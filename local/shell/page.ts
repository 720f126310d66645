import { actingUsers, type ActingUser } from './acting-user';
import { html, Html } from './html';
import type { Placement } from './placements';
import { resourcePath } from './resource-server';
import type { ShellSettings } from './ports';

/** Who looks, how, and where: the same for every page of one request. */
export interface Viewer {
  readonly user: ActingUser;
  readonly colorMode: 'light' | 'dark';
  readonly isJiraAdmin: boolean;
  /** Path and query of the page, to come back to after a switch of the acting user. */
  readonly here: string;
}

/** What Forge puts on the frame of a Custom UI resource. */
export const frameSandbox =
  'allow-downloads allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';

/** The app's frame. `base` is the path of the page below which the app's own history lives; '' for none. */
export function appFrame(settings: ShellSettings, placement: Placement, base: string): Html {
  const source = resourceAddress(settings, placement.module.resource);
  return html`<iframe
    title="${placement.module.label ?? placement.module.title}"
    data-module="${placement.module.key}"
    data-placement="${placement.id}"
    data-base="${base}"
    data-title="Planlink"
    data-src="${source}"
    sandbox="${frameSandbox}"
  ></iframe>`;
}

/** @throws Error when the manifest names no such resource */
export function resourceAddress(settings: ShellSettings, resource: string): string {
  const origin = settings.resourceOrigins[resource];
  if (origin === undefined) throw new Error(`No resource "${resource}" in the manifest`);
  return `${origin}${resourcePath(resource)}`;
}

function userSwitch(viewer: Viewer): Html {
  const options = actingUsers.map(
    (user) =>
      html`<option value="${user.accountId}" ${user.accountId === viewer.user.accountId ? 'selected' : ''}>
        ${user.name} (${user.role})
      </option>`,
  );
  return html`<form method="post" action="/__shell/user" data-submit-on-change>
    <input type="hidden" name="back" value="${viewer.here}" />
    <label for="acting-user">Acting as</label>
    <select id="acting-user" name="user">
      ${options}
    </select>
    <noscript><button>Switch</button></noscript>
  </form>`;
}

/** A whole page of the shell. `side` is the navigation of the place, as Jira shows it at the left. */
export function shellPage(
  settings: ShellSettings,
  viewer: Viewer,
  content: { readonly title: string; readonly side: Html; readonly main: Html },
): string {
  const { platforms } = settings;
  const reachable = platforms.map(({ publicOrigin, loopbackOrigin }) => [publicOrigin, loopbackOrigin]);
  return `<!doctype html>\n${
    html`<html
      lang="en"
      data-color-mode="${viewer.colorMode}"
      data-platforms="${JSON.stringify(reachable)}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${content.title} - Jira</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/__shell/files/shell.css" />
        <script type="module" src="/__shell/files/theme.js"></script>
        <script type="module" src="/__shell/files/live.js"></script>
        <script type="module" src="/__shell/files/bridge-page.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <a class="product" href="/">Jira <span class="hint">(local twin)</span></a>
          <nav aria-label="Places">
            <a href="/projects">Projects</a>
            <a href="/jira/settings/apps">Apps</a>
            <a href="/__platform">What the platform sees</a>
            ${platforms.map(
              ({ title, loopbackOrigin }) =>
                html`<a href="${loopbackOrigin}" target="_blank" rel="noopener">${title}</a>`,
            )}
          </nav>
          ${userSwitch(viewer)}
          <button type="button" data-theme-switch aria-pressed="${String(viewer.colorMode === 'dark')}">
            Dark theme
          </button>
        </header>
        <div class="layout">
          <aside class="side" aria-label="Navigation">${content.side}</aside>
          <main id="main">${content.main}</main>
        </div>
        <div class="flags" data-flags role="region" aria-label="Messages"></div>
      </body>
    </html>`.text
  }`;
}

/** A place of the navigation at the left; the one the person is at is marked. */
export function sideLink(href: string, text: string, current: boolean): Html {
  return html`<li><a href="${href}" ${current ? new Html('aria-current="page"') : null}>${text}</a></li>`;
}

/** What Jira shows to people without the permission: the same for what does not exist. */
export function refusal(heading: string, explanation: string): Html {
  return html`<div class="refusal">
    <h1>${heading}</h1>
    <p>${explanation}</p>
  </div>`;
}
