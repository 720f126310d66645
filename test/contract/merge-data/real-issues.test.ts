import * as z from 'zod';
import { sanitizeRichText } from '../../../local/platform/data/rich-text';
import { jiraComment, planComments } from '../../../src/mapping/comments';
import type { People, TaskValues } from '../../../src/mapping/fields/field';
import { packFingerprints, unpackFingerprints } from '../../../src/mapping/fingerprints';
import type { JiraIssueFields } from '../../../src/mapping/jira-issue';
import { jiraIssueFields } from '../../../src/mapping/jira-issue';
import { merge } from '../../../src/mapping/merge';
import { newIssueFrom, newTaskFrom } from '../../../src/mapping/new-items';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { jiraTextLimit } from '../../../src/mapping/rich-text/fit-adf';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { suggestMapping } from '../../../src/mapping/suggest-mapping';
import type { TaskComment } from '../../../src/platform/port';
import { describeWith, readLines, sharedFile } from '../shared-data';
import { schemaErrors } from '../rich-text/adf-schema';

const person = z.object({ key: z.string(), displayName: z.string() });
const line = z.object({
  key: z.string(),
  fields: z.object({
    summary: z.string().optional(),
    status: z
      .object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: z.string() }) })
      .optional(),
    priority: z.object({ id: z.string(), name: z.string() }).nullish(),
    assignee: person.nullish(),
    duedate: z.string().nullish(),
    labels: z.array(z.string()),
    updated: z.string(),
    comment: z
      .object({
        comments: z.array(
          z.object({ id: z.string(), author: person.nullish(), created: z.string(), updated: z.string() }),
        ),
      })
      .optional(),
  }),
});
const text = z.object({ key: z.string(), where: z.string(), adf: z.unknown() });

/** The texts as Atlassian's own transformer made them from the same issues. */
function knownTexts(): ReadonlyMap<string, unknown> {
  const path = sharedFile('texts-wiki-adf.jsonl.gz');
  if (path === null) return new Map();
  return new Map(
    readLines(path)
      .map((row) => text.parse(row))
      .map(({ key, where, adf }) => [`${key} ${where}`, adf]),
  );
}

describeWith('jira-issues-v2.jsonl.gz', 'real issues', (lines) => {
  const texts = knownTexts();
  const originals = lines
    .map((row) => line.parse(row))
    .sort(
      (one, other) =>
        Number(texts.has(`${other.key} description`)) - Number(texts.has(`${one.key} description`)),
    )
    .slice(0, 500);

  const issues = originals.map(({ key, fields }): { key: string; issue: JiraIssueFields } => ({
    key,
    issue: jiraIssueFields.parse({
      ...fields,
      assignee: fields.assignee
        ? { accountId: fields.assignee.key, displayName: fields.assignee.displayName }
        : null,
      description: texts.get(`${key} description`) ?? null,
      comment: undefined,
    }),
  }));

  const distinct = <T extends { readonly id: string }>(values: readonly T[]) => [
    ...new Map(values.map((value) => [value.id, value])).values(),
  ];
  const jiraPriorities = distinct(
    issues.flatMap(({ issue }) => (issue.priority === null ? [] : [issue.priority])),
  );
  const mapping = suggestMapping({
    issueTypeId: '1',
    jiraStatuses: distinct(issues.map(({ issue }) => issue.status)),
    jiraPriorities,
    schema: {
      statuses: [
        { id: 'todo', name: 'To do', category: 'todo' },
        { id: 'doing', name: 'In progress', category: 'in-progress' },
        { id: 'done', name: 'Done', category: 'done' },
      ],
      priorities: jiraPriorities.map(({ id, name }) => ({ id: `p${id}`, name })),
    },
  });
  // Everybody has a namesake on the platform, but one in seven: real sites are never complete.
  const stranger = (accountId: string) => /[07]$/.test(accountId);
  const people: People = {
    toJira: (userId) => userId.slice(2),
    toPlatform: (accountId) => (stranger(accountId) ? undefined : `u-${accountId}`),
  };
  const now = (
    issue: JiraIssueFields,
    task: TaskValues,
    agreed: ReturnType<typeof newTaskFrom>['agreedAfter'],
  ) =>
    merge({
      agreed: unpackFingerprints(packFingerprints(agreed)),
      issue,
      task,
      mapping,
      people,
      issueUpdatedAt: issue.updated,
      taskUpdatedAt: '2026-01-01T00:00:00.000Z',
    });
  /** What the platform stores of it. */
  const stored = (task: ReturnType<typeof newTaskFrom>['task']): TaskValues => ({
    statusId: 'todo',
    priorityId: null,
    assigneeId: null,
    dueDate: null,
    labels: [],
    typeId: 'task',
    parentId: null,
    fields: {},
    ...task,
    description:
      task.description === null || task.description === undefined ? null : sanitizeRichText(task.description),
  });

  it('are what the test is about: most have a text, all have words', () => {
    expect(issues).toHaveLength(500);
    expect(issues.filter(({ issue }) => issue.description !== null).length).toBeGreaterThan(450);
  });

  it('go to the platform and stay untouched on both sides', () => {
    const wrong = issues.flatMap(({ key, issue }) => {
      const made = newTaskFrom(issue, mapping, people);
      const again = now(issue, stored(made.task), made.agreedAfter);
      const silent = again.toJira === null && again.toPlatform === null && again.transitionTo === null;
      const unmatched = issue.assignee !== null && stranger(issue.assignee.accountId);
      const told = made.notices.map(({ code }) => code).join() === (unmatched ? 'ASSIGNEE_UNMATCHED' : '');
      return silent && told ? [] : [key];
    });
    expect(wrong).toEqual([]);
  });

  it('come back from the platform as they were', () => {
    const wrong = issues.flatMap(({ key, issue }) => {
      const task = stored(newTaskFrom(issue, mapping, people).task);
      const { fields, transitionTo, notices } = newIssueFrom(task, mapping, people);
      const media = /"media(?:Single|Group|Inline)"/.test(JSON.stringify(issue.description));
      const same =
        fields.summary === issue.summary.replace(/[\s\p{Cc}]+/gu, ' ').trim() &&
        (fields.priority?.id ?? null) === (issue.priority?.id ?? null) &&
        (fields.duedate ?? null) === issue.duedate &&
        JSON.stringify([...(fields.labels ?? [])].sort()) === JSON.stringify([...issue.labels].sort()) &&
        mapping.statuses[0]?.toTask.find(({ jira }) => jira === transitionTo)?.task === task.statusId &&
        // Files stay with the issue they are attached to, so a new issue shows their names only.
        (media ||
          notices.some(({ code }) => code === 'TEXT_SHORTENED') ||
          JSON.stringify(canonicalAdf(fields.description)) ===
            JSON.stringify(canonicalAdf(issue.description)));
      return same && schemaErrors(fields.description ?? canonicalAdf(null)).length === 0 ? [] : [key];
    });
    expect(wrong).toEqual([]);
  });

  it('take an edit made on the platform and keep the rest of their text, pictures included', () => {
    const wrong = issues.flatMap(({ key, issue }) => {
      const made = newTaskFrom(issue, mapping, people);
      const task = stored(made.task);
      const edited = { ...task, title: 'Edited', description: `${task.description ?? ''}<p>One more</p>` };
      const result = now(issue, edited, made.agreedAfter);
      const document = canonicalAdf(result.toJira?.description);
      const expected = [
        ...canonicalAdf(issue.description).content,
        { type: 'paragraph', content: [{ type: 'text', text: 'One more' }] },
      ];
      const shortened = result.notices.some(({ code }) => code === 'TEXT_SHORTENED');
      // Two texts come from a server whose limit was raised; Jira Cloud takes no such length.
      const tooLong = plainText(canonicalAdf(issue.description).content).length > jiraTextLimit;
      const kept = tooLong
        ? shortened
        : !shortened && JSON.stringify(document.content) === JSON.stringify(expected);
      const onlyThat =
        Object.keys(result.toJira ?? {})
          .sort()
          .join() === 'description,summary' && result.toPlatform === null;
      return kept && onlyThat && schemaErrors(result.toJira?.description).length === 0 ? [] : [key];
    });
    expect(wrong).toEqual([]);
  });

  it('have comments that are copied once in each direction', () => {
    const wrong = originals.flatMap(({ key, fields }) => {
      const comments = (fields.comment?.comments ?? []).map(({ author, ...comment }) =>
        jiraComment.parse({
          ...comment,
          author: author ? { accountId: author.key, displayName: author.displayName } : null,
          body: texts.get(`${key} comment:${comment.id}`) ?? canonicalAdf(null),
        }),
      );
      const there = planComments(comments, [], 'Planner').toPlatform.map((copy, index): TaskComment => ({
        ...copy,
        body: sanitizeRichText(copy.body),
        id: `c${String(index)}`,
        taskId: 't',
        authorId: null,
        createdAt: fields.updated,
        updatedAt: fields.updated,
      }));
      const settled = planComments(comments, there, 'Planner');
      const written = there.map((comment) => ({ ...comment, externalId: null }));
      const back = planComments([], written, 'Planner').toJira;
      const copies = back.map(({ body, properties, taskCommentId }) =>
        jiraComment.parse({
          id: `j${taskCommentId}`,
          body,
          created: fields.updated,
          updated: fields.updated,
          properties,
        }),
      );
      const quiet = [settled, planComments(copies, written, 'Planner')].every(
        (plan) => plan.toJira.length === 0 && plan.toPlatform.length === 0,
      );
      const valid = back.every(({ body }) => schemaErrors(body).length === 0);
      return there.length === comments.length && back.length === there.length && quiet && valid ? [] : [key];
    });
    expect(wrong).toEqual([]);
  });
});
