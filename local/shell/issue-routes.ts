import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { adfToText, textToAdf } from './adf-html';
import { issuePage } from './issue-page';
import { JiraRefusal, type Issue, type JiraAsPerson } from './jira-as-person';
import { shellPage } from './page';
import { projectSide } from './project-pages';
import type { ShellContext } from './shell-context';
import type { UiModule } from './ui-modules';

const editSchema = z.object({
  summary: z.string(),
  description: z.string(),
  priority: z.string().optional(),
  assignee: z.string(),
  duedate: z.string(),
  labels: z.string(),
});

/** Only what differs: sending the rest again would overwrite what a sync changed while the form was open. */
function changeOf(issue: Issue, form: z.infer<typeof editSchema>): Record<string, unknown> {
  const { fields } = issue;
  const labels = form.labels.split(/\s+/).filter((label) => label !== '');
  const description = form.description.replaceAll('\r\n', '\n');
  return {
    ...(form.summary === fields.summary ? {} : { summary: form.summary }),
    ...(description === adfToText(fields.description) ? {} : { description: textToAdf(description) }),
    ...(form.priority === undefined || form.priority === fields.priority?.id
      ? {}
      : { priority: { id: form.priority } }),
    ...(form.assignee === (fields.assignee?.accountId ?? '')
      ? {}
      : { assignee: form.assignee === '' ? null : { accountId: form.assignee } }),
    ...(form.duedate === (fields.duedate ?? '')
      ? {}
      : { duedate: form.duedate === '' ? null : form.duedate }),
    ...(labels.join(' ') === fields.labels.join(' ') ? {} : { labels }),
  };
}

/** The issue view and what a person does there, all as that person through Jira's own API. */
export function issueRoutes(app: Hono, shell: ShellContext, panel: UiModule, projectModule: UiModule): void {
  const { settings } = shell;

  const show = async (context: Context, problem: string | null): Promise<Response> => {
    const viewer = await shell.viewer(context);
    const jira = shell.jiraOf(viewer);
    const key = context.req.param('issue') ?? '';
    const issue = await jira.issue(key);
    const project = await jira.project(issue.fields.project.key);
    const [comments, transitions, priorities, people] = await Promise.all([
      jira.comments(key),
      jira.transitions(key),
      jira.priorities(issue),
      jira.people(),
    ]);
    const { issuetype } = issue.fields;
    const live = context.req.header('x-shell-live') !== undefined;
    const placement = live
      ? null
      : shell.placements.add({
          accountId: viewer.user.accountId,
          module: panel,
          isJiraAdmin: viewer.isJiraAdmin,
          extension: {
            type: panel.type,
            issue: { id: issue.id, key: issue.key, type: issuetype.name, typeId: issuetype.id },
            project: { id: project.id, key: project.key, type: project.projectTypeKey },
            location: `${settings.origin}/browse/${issue.key}`,
          },
        });
    const data = { issue, comments, transitions, priorities, people, problem };
    const page = {
      title: `${issue.key} ${issue.fields.summary}`,
      side: projectSide(project, projectModule, 'issues'),
      main: issuePage(settings, data, placement),
    };
    const here = `/browse/${issue.key}`;
    return context.html(shellPage(settings, { ...viewer, here }, page), problem === null ? 200 : 400);
  };

  const change = async (
    context: Context,
    act: (jira: JiraAsPerson, key: string) => Promise<void>,
  ): Promise<Response> => {
    const viewer = await shell.viewer(context);
    const key = context.req.param('issue') ?? '';
    try {
      await act(shell.jiraOf(viewer), key);
    } catch (error) {
      if (error instanceof JiraRefusal && error.status !== 404) return show(context, error.message);
      throw error;
    }
    return context.redirect(`/browse/${key}`, 303);
  };

  app.get('/browse/:issue', (context) => show(context, null));
  app.post('/browse/:issue/fields', (context) =>
    change(context, async (jira, key) => {
      const form = editSchema.parse(await context.req.parseBody());
      const changes = changeOf(await jira.issue(key), form);
      if (Object.keys(changes).length > 0) await jira.edit(key, changes);
    }),
  );
  app.post('/browse/:issue/transition', (context) =>
    change(context, async (jira, key) => {
      const { transition } = z.object({ transition: z.string() }).parse(await context.req.parseBody());
      await jira.transition(key, transition);
    }),
  );
  app.post('/browse/:issue/comment', (context) =>
    change(context, async (jira, key) => {
      const { comment } = z.object({ comment: z.string() }).parse(await context.req.parseBody());
      const body = textToAdf(comment);
      if (body === null) throw new JiraRefusal(400, 'Comment body can not be empty!');
      await jira.comment(key, body);
    }),
  );
}
