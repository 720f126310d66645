import type { Hono } from 'hono';
import {
  issueList,
  projectAppPage,
  projectList,
  projectModulePath,
  projectsSide,
  projectSide,
} from './project-pages';
import { shellPage } from './page';
import type { ShellContext } from './shell-context';
import type { UiModule } from './ui-modules';

const listedIssues = 100;

/** Projects, their issues, and the app's page inside of a project. */
export function projectRoutes(app: Hono, shell: ShellContext, module: UiModule): void {
  const { settings } = shell;

  app.get('/projects', async (context) => {
    const viewer = await shell.viewer(context);
    const projects = await shell.jiraOf(viewer).projects();
    return context.html(
      shellPage(settings, viewer, { title: 'Projects', side: projectsSide(), main: projectList(projects) }),
    );
  });

  app.get('/projects/:project', async (context) => {
    const viewer = await shell.viewer(context);
    const jira = shell.jiraOf(viewer);
    const project = await jira.project(context.req.param('project'));
    const { issues, more } = await jira.issues(project.id, listedIssues);
    const page = {
      title: project.name,
      side: projectSide(project, module, 'issues'),
      main: issueList(project, issues, more),
    };
    return context.html(shellPage(settings, viewer, page));
  });

  const appPath = projectModulePath({ key: ':project' }, module);
  for (const path of [appPath, `${appPath}/*`]) {
    app.get(path, async (context) => {
      const viewer = await shell.viewer(context);
      const key = context.req.param('project') ?? '';
      const project = await shell.jiraOf(viewer).project(key);
      const placement = shell.placements.add({
        accountId: viewer.user.accountId,
        module,
        isJiraAdmin: viewer.isJiraAdmin,
        extension: {
          type: module.type,
          project: { id: project.id, key: project.key, type: project.projectTypeKey },
          location: settings.origin + viewer.here,
        },
      });
      const main = projectAppPage(settings, project, placement);
      return context.html(
        shellPage(settings, viewer, { title: module.title, side: projectSide(project, module, 'app'), main }),
      );
    });
  }
}
