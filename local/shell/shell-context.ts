import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { findActingUser, themeCookie, userCookie } from './acting-user';
import { JiraAsPerson } from './jira-as-person';
import type { Viewer } from './page';
import { Placements } from './placements';
import type { ShellSettings } from './ports';
import { readUiManifest, type UiManifest } from './ui-modules';

/** What the routes of one shell share. */
export interface ShellContext {
  readonly settings: ShellSettings;
  readonly manifest: UiManifest;
  readonly placements: Placements;
  viewer(context: Context): Promise<Viewer>;
  jiraOf(viewer: Viewer): JiraAsPerson;
}

/** @throws Error when the manifest has not the shape the pages need */
export function shellContext(settings: ShellSettings): ShellContext {
  const jiraOf = (accountId: string): JiraAsPerson => new JiraAsPerson(settings.jira, accountId);
  return {
    settings,
    manifest: readUiManifest(settings.manifest),
    placements: new Placements(),
    async viewer(context) {
      const user = findActingUser(getCookie(context, userCookie));
      const url = new URL(context.req.url);
      return {
        user,
        colorMode: getCookie(context, themeCookie) === 'dark' ? 'dark' : 'light',
        isJiraAdmin: await jiraOf(user.accountId).isJiraAdmin(),
        here: url.pathname + url.search,
      };
    },
    jiraOf: (viewer) => jiraOf(viewer.user.accountId),
  };
}
