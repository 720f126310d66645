import { jiraIssueFields } from '../jira-issue';
import { htmlToAdf } from '../rich-text/html-to-adf';
import { suggestMapping } from '../suggest-mapping';
import { descriptionIn } from './description';
import type { Context, TaskValues } from './field';

const inMarkdown = descriptionIn('markdown');
const context: Context = {
  mapping: suggestMapping({
    issueTypeId: '1',
    jiraStatuses: [],
    jiraPriorities: [],
    schema: { statuses: [], priorities: [] },
  }),
  people: { toJira: () => undefined, toPlatform: () => undefined },
  titleLimit: 255,
};
const task = (description: string | null): TaskValues => ({
  title: 'T',
  description,
  statusId: 's',
  priorityId: null,
  assigneeId: null,
  dueDate: null,
  labels: [],
  typeId: 't',
  parentId: null,
  fields: {},
});
const issueWith = (description: unknown) =>
  jiraIssueFields.parse({
    summary: 'T',
    status: { id: '1', name: 'S', statusCategory: { key: 'new' } },
    updated: '2026-01-01T00:00:00.000Z',
    description,
  });
const issue = (html: string) => issueWith(htmlToAdf(html));

describe('the description on a platform of Markdown', () => {
  it('is written in Markdown and read as Markdown', () => {
    const { write } = inMarkdown.planForTask(issue('<h2>Plan</h2><ul><li>one</li></ul>'), null, context);
    expect(write).toEqual({ description: '## Plan\n\n- one' });
    expect(inMarkdown.planForJira(task('Plan\n----\n* one'), null, context).write).toEqual({
      fields: { description: htmlToAdf('<h2>Plan</h2><ul><li>one</li></ul>') },
    });
  });

  it('is the same in every spelling, and empty where it says nothing', () => {
    expect(inMarkdown.taskPrint(task('Plan\n----\n* one\n'))).toBe(
      inMarkdown.taskPrint(task('## Plan\n\n- one')),
    );
    expect(inMarkdown.taskIsEmpty(task('\n<!-- nothing -->\n'))).toBe(true);
    expect(inMarkdown.equal(issue('<p>a <b>b</b></p>'), task('a __b__'), context)).toBe(true);
    expect(descriptionIn().equal(issue('<p>a <b>b</b></p>'), task('a __b__'), context)).toBe(false);
  });
});

describe.each(['html', 'markdown', 'wiki'] as const)(
  'a description in Jira with what %s has no words for',
  (kind) => {
    const { planForJira, planForTask, equal } = descriptionIn(kind);
    const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const macro = {
      type: 'extension',
      attrs: { extensionType: 'com.example', extensionKey: 'k', parameters: { jql: 'project = A' } },
    };
    const document = (first: string) => ({
      type: 'doc',
      version: 1,
      content: [line(first), macro, line('last')],
    });
    const inJira = issueWith(document('first'));
    const { description = null } = planForTask(inJira, null, context).write ?? {};

    it('is written without loss when the task is edited elsewhere, and is then equal to it', () => {
      const edited = task((description ?? '').replace('first', 'first of all'));
      expect(planForJira(edited, inJira, context).write).toEqual({
        fields: { description: document('first of all') },
      });
      expect(equal(issueWith(document('first of all')), edited, context)).toBe(true);
      expect(equal(inJira, edited, context)).toBe(false);
    });

    it('is empty when somebody empties the task', () => {
      expect(planForJira(task(null), inJira, context).write).toEqual({ fields: { description: null } });
    });
  },
);
