import { html, type Html } from './html';
import { appFrame, refusal, sideLink } from './page';
import type { Placement } from './placements';
import type { ShellSettings } from './ports';
import { mainModule, type UiManifest, type UiModule } from './ui-modules';

export const appsPath = '/jira/settings/apps';

export function adminModulePath(module: UiModule): string {
  return `${appsPath}/${module.key}`;
}

/** The navigation of Jira's settings, with the app's page below Apps. */
export function settingsSide(manifest: UiManifest, at: 'apps' | 'app'): Html {
  const main = mainModule(manifest, 'jira:adminPage');
  return html`<h2>Jira settings</h2>
    <ul>
      ${sideLink(appsPath, 'Manage apps', at === 'apps')}
      ${sideLink(adminModulePath(main), main.title, at === 'app')}
    </ul>`;
}

/** Manage apps: where Jira puts the Configure and Get started entries of an installed app. */
export function manageApps(manifest: UiManifest): Html {
  const admin = manifest.modules.filter((module) => module.type === 'jira:adminPage');
  const main = mainModule(manifest, 'jira:adminPage');
  const configure = admin.find((module) => module.useAsConfig === true);
  const started = admin.find((module) => module.useAsGetStarted === true);
  return html`<h1>Manage apps</h1>
    <table>
      <caption class="hint">
        Installed on this site
      </caption>
      <thead>
        <tr>
          <th scope="col">App</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>${main.title}</td>
          <td>
            ${started === undefined ? null : html`<a href="${adminModulePath(started)}">Get started</a> `}
            ${configure === undefined ? null : html`<a href="${adminModulePath(configure)}">Configure</a>`}
          </td>
        </tr>
      </tbody>
    </table>`;
}

export function adminPage(settings: ShellSettings, placement: Placement): Html {
  return html`<h1 class="unseen">${placement.module.title}</h1>
    <p class="crumbs">Settings / Apps</p>
    ${appFrame(settings, placement, adminModulePath(placement.module))}`;
}

export function notAnAdmin(): Html {
  return refusal(
    'You do not have access to this page',
    'Only Jira administrators can open the settings. Ask one of them for help.',
  );
}
