import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import type { Program } from '../program';
import { findActingUser, userCookie } from './acting-user';
import { BridgeRefusal, bridgeCommand } from './bridge-commands';
import { shellFile } from './browser-files';
import { html } from './html';
import { issueRoutes } from './issue-routes';
import { JiraRefusal } from './jira-as-person';
import { frameSandbox, refusal, resourceAddress, shellPage } from './page';
import { platformPage } from './platform-page';
import type { ShellSettings } from './ports';
import { projectRoutes } from './project-routes';
import { searchRoute } from './search-page';
import { adminPage, appsPath, manageApps, notAnAdmin, settingsSide } from './settings-pages';
import { shellContext, type ShellContext } from './shell-context';
import { mainModule } from './ui-modules';
import { projectModulePath } from './project-pages';
import { adminModulePath } from './settings-pages';

const bridgeSchema = z.object({ placement: z.string(), command: z.string(), payload: z.unknown() });
const modalSchema = z.object({
  placement: z.string(),
  resource: z.string().nullable(),
  context: z.record(z.string(), z.unknown()),
});

/** Jira's pages around the app, as a program. State is the acting user's cookie and the placements in memory. */
export function createShell(settings: ShellSettings): Program {
  const shell = shellContext(settings);
  const app = new Hono();

  // The app's frames and other sites can reach loopback too; only the shell's own pages may change anything.
  app.use(async (context, next) => {
    const origin = context.req.header('origin');
    if (context.req.method === 'POST' && origin !== undefined && origin !== settings.origin) {
      return context.text(`Not from ${origin}`, 403);
    }
    await next();
    return undefined;
  });
  app.onError(async (error, context) => {
    if (!(error instanceof JiraRefusal)) console.error('The shell failed', error);
    const status = error instanceof JiraRefusal ? (error.status === 404 ? 404 : 403) : 500;
    const heading =
      status === 404 ? 'We could not find that' : status === 403 ? 'Jira refused' : 'The local shell failed';
    const main = refusal(heading, error.message);
    return context.html(
      shellPage(settings, await shell.viewer(context), { title: heading, side: html``, main }),
      status,
    );
  });

  app.get('/', (context) => context.redirect('/projects'));
  app.get(
    '/__shell/files/:name',
    async (context) => (await shellFile(context.req.param('name'))) ?? context.notFound(),
  );
  app.post('/__shell/user', async (context) => {
    const form = z.object({ user: z.string(), back: z.string() }).parse(await context.req.parseBody());
    setCookie(context, userCookie, findActingUser(form.user).accountId, {
      path: '/',
      sameSite: 'Lax',
      httpOnly: true,
    });
    return context.redirect(form.back.startsWith('/') && !form.back.startsWith('//') ? form.back : '/', 303);
  });
  app.post('/__shell/bridge', (context) => bridge(shell, context));
  app.post('/__shell/modal', (context) => modal(shell, context));
  app.get('/__shell/module/:module/:project?', (context) => {
    const { module: key, project } = context.req.param();
    const module = shell.manifest.modules.find((candidate) => candidate.key === key);
    if (module?.type === 'jira:projectPage' && project !== undefined) {
      return context.redirect(projectModulePath({ key: project }, module));
    }
    if (module?.type === 'jira:adminPage') return context.redirect(adminModulePath(module));
    return context.notFound();
  });

  app.get(appsPath, async (context) => {
    const viewer = await shell.viewer(context);
    const main = viewer.isJiraAdmin ? manageApps(shell.manifest) : notAnAdmin();
    const page = { title: 'Manage apps', side: settingsSide(shell.manifest, 'apps'), main };
    return context.html(shellPage(settings, viewer, page), viewer.isJiraAdmin ? 200 : 403);
  });
  for (const path of [`${appsPath}/:module`, `${appsPath}/:module/*`]) {
    app.get(path, async (context) => {
      const viewer = await shell.viewer(context);
      const module = shell.manifest.modules.find(
        ({ key, type }) => type === 'jira:adminPage' && key === context.req.param('module'),
      );
      if (module === undefined) throw new JiraRefusal(404, 'There is no such app page.');
      const side = settingsSide(shell.manifest, 'app');
      if (!viewer.isJiraAdmin)
        return context.html(
          shellPage(settings, viewer, { title: module.title, side, main: notAnAdmin() }),
          403,
        );
      const extension = { type: module.type, location: settings.origin + viewer.here };
      const placement = shell.placements.add({
        accountId: viewer.user.accountId,
        module,
        extension,
        isJiraAdmin: true,
      });
      return context.html(
        shellPage(settings, viewer, { title: module.title, side, main: adminPage(settings, placement) }),
      );
    });
  }

  app.get('/__platform', async (context) => {
    const side = html`<h2>Local platform</h2>
      <p class="hint">Not a part of Jira: what Forge meters while the app runs.</p>`;
    const page = { title: 'What the platform sees', side, main: platformPage(settings.host) };
    return context.html(shellPage(settings, await shell.viewer(context), page));
  });
  app.post('/__platform/schedule', async (context) => {
    const { schedule } = z.object({ schedule: z.string() }).parse(await context.req.parseBody());
    await settings.host.runSchedule(schedule);
    return context.redirect('/__platform', 303);
  });

  searchRoute(app, shell);
  projectRoutes(app, shell, mainModule(shell.manifest, 'jira:projectPage'));
  issueRoutes(
    app,
    shell,
    mainModule(shell.manifest, 'jira:issueContext'),
    mainModule(shell.manifest, 'jira:projectPage'),
  );
  return async (request) => app.fetch(request);
}

async function bridge(shell: ShellContext, context: Context): Promise<Response> {
  const call = bridgeSchema.parse(await context.req.json());
  const placement = shell.placements.find(call.placement);
  const user = findActingUser(getCookie(context, userCookie));
  if (placement === undefined || placement.accountId !== user.accountId) {
    return context.json({
      ok: false,
      message: 'This page was rendered for another user or before a restart. Reload it.',
    });
  }
  try {
    const value = await bridgeCommand(shell.settings.host, placement, call.command, call.payload);
    return context.json({ ok: true, value: value ?? null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const notModelled = error instanceof BridgeRefusal ? error.notModelled : undefined;
    return context.json({ ok: false, message, ...(notModelled === undefined ? {} : { notModelled }) });
  }
}

async function modal(shell: ShellContext, context: Context): Promise<Response> {
  const call = modalSchema.parse(await context.req.json());
  const opener = shell.placements.find(call.placement);
  if (opener === undefined) return context.text('This page was rendered before a restart. Reload it.', 409);
  const resource = call.resource ?? opener.module.resource;
  const module = { ...opener.module, resource };
  const extension = { ...opener.extension, modal: call.context };
  const { id } = shell.placements.add({
    accountId: opener.accountId,
    module,
    extension,
    isJiraAdmin: opener.isJiraAdmin,
  });
  const src = resourceAddress(shell.settings, resource);
  return context.json({ placement: id, src, title: module.title, sandbox: frameSandbox });
}
