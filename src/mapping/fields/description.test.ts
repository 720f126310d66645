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
const issue = (html: string) =>
  jiraIssueFields.parse({
    summary: 'T',
    status: { id: '1', name: 'S', statusCategory: { key: 'new' } },
    updated: '2026-01-01T00:00:00.000Z',
    description: htmlToAdf(html),
  });

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
