import * as fc from 'fast-check';
import type { People, TaskValues } from './fields/field';
import type { Fingerprints } from './fingerprints';
import { packFingerprints, unpackFingerprints } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';
import { jiraIssueFields } from './jira-issue';
import type { FieldName, Mapping } from './mapping';
import type { Merged } from './merge';
import { merge } from './merge';
import { newIssueFrom, newTaskFrom } from './new-items';
import { htmlToAdf } from './rich-text/html-to-adf';
import { suggestMapping } from './suggest-mapping';

const jiraStatuses = [
  { id: '1', name: 'To Do', statusCategory: { key: 'new' } },
  { id: '2', name: 'In Progress', statusCategory: { key: 'indeterminate' } },
  { id: '3', name: 'In Review', statusCategory: { key: 'indeterminate' } },
  { id: '4', name: 'Done', statusCategory: { key: 'done' } },
];
const mapping = suggestMapping({
  issueTypeId: '10001',
  jiraStatuses,
  jiraPriorities: [
    { id: '1', name: 'High' },
    { id: '2', name: 'Medium' },
  ],
  schema: {
    statuses: [
      { id: 'todo', name: 'To do', category: 'todo' },
      { id: 'doing', name: 'Doing', category: 'in-progress' },
      { id: 'done', name: 'Done', category: 'done' },
    ],
    priorities: [
      { id: 'p1', name: 'High' },
      { id: 'p2', name: 'Normal' },
    ],
  },
});
const people: People = {
  toJira: (id) => (id.startsWith('u-') ? `acc-${id.slice(2)}` : undefined),
  toPlatform: (id) => (id.startsWith('acc-') ? `u-${id.slice(4)}` : undefined),
};

const always = { direction: 'both', conflict: 'newest', when: 'always' } as const;
const earlier = '2026-01-01T00:00:00.000Z';
const later = '2026-01-02T00:00:00.000Z';

function issueWith(change: Partial<JiraIssueFields> = {}): JiraIssueFields {
  const status = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
  return { ...jiraIssueFields.parse({ summary: 'Title', status, updated: earlier }), ...change };
}
function taskWith(change: Partial<TaskValues> = {}): TaskValues {
  return {
    title: 'Title',
    description: null,
    statusId: 'todo',
    priorityId: null,
    assigneeId: null,
    dueDate: null,
    labels: [],
    typeId: 'task',
    parentId: null,
    fields: {},
    ...change,
  };
}
function merged(
  agreed: Fingerprints | null,
  issue: JiraIssueFields,
  task: TaskValues,
  options: {
    issueAt?: string;
    taskAt?: string;
    mapping?: Mapping;
    settled?: Readonly<Record<string, 'jira' | 'platform'>>;
  } = {},
): Merged {
  return merge({
    agreed,
    issue,
    task,
    mapping: options.mapping ?? mapping,
    people,
    issueUpdatedAt: options.issueAt ?? earlier,
    taskUpdatedAt: options.taskAt ?? later,
    settled: options.settled ?? {},
  });
}

/** The other side's answer to the writes: what Jira and the platform hold afterwards. */
function applied(
  issue: JiraIssueFields,
  task: TaskValues,
  result: Merged,
): readonly [JiraIssueFields, TaskValues] {
  const { summary, description, priority, assignee, duedate, labels } = result.toJira ?? {};
  const moved = jiraStatuses.find(({ id }) => id === result.transitionTo);
  const changed: JiraIssueFields = {
    ...issue,
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(priority === undefined ? {} : { priority: { ...priority, name: '' } }),
    ...(assignee === undefined
      ? {}
      : { assignee: assignee === null ? null : { ...assignee, displayName: '' } }),
    ...(duedate === undefined ? {} : { duedate }),
    ...(labels === undefined ? {} : { labels: [...labels] }),
    ...(moved === undefined ? {} : { status: moved }),
  };
  return [changed, { ...task, ...result.toPlatform }];
}
const writesNothing = (result: Merged) =>
  result.toJira === null && result.toPlatform === null && result.transitionTo === null;

/** A pair that has met, with the fingerprints stored as the app stores them. */
function met(issue: JiraIssueFields, task: TaskValues) {
  const first = merged(null, issue, task);
  const [issueAfter, taskAfter] = applied(issue, task, first);
  return {
    issue: issueAfter,
    task: taskAfter,
    agreed: unpackFingerprints(packFingerprints(first.agreedAfter)),
  };
}

const text = fc.oneof(
  fc.constantFrom('', 'Title', 'a  b', ' spaced ', 'line\nline', '😀'.repeat(200)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const html = fc.constantFrom(
  null,
  '',
  '<p></p>',
  '<p>One</p>',
  '<p>One <b>two</b></p>\n<ul><li>x</li></ul>',
  '<script>x</script>',
  '<table><tr><td>1</td></tr></table>',
  `<p>${'long '.repeat(9_000)}</p>`,
);
const date = fc.constantFrom(null, '2026-03-01', '2026-04-01');
const anyTask: fc.Arbitrary<TaskValues> = fc.record({
  title: text,
  description: html,
  statusId: fc.constantFrom('todo', 'doing', 'done', 'gone'),
  priorityId: fc.constantFrom(null, 'p1', 'p2', 'p9'),
  assigneeId: fc.constantFrom(null, 'u-1', 'u-2', 'stranger'),
  dueDate: date,
  labels: fc.array(fc.constantFrom('a', 'b c', 'b_c', 'd', ''), { maxLength: 3 }),
  typeId: fc.constant('task'),
  parentId: fc.constant(null),
  fields: fc.constant({}),
});
const anyIssue: fc.Arbitrary<JiraIssueFields> = fc
  .record({
    summary: text,
    description: html.map((value) => (value === null ? null : htmlToAdf(value))),
    status: fc.constantFrom(...jiraStatuses, { id: '9', name: 'Odd', statusCategory: { key: 'undefined' } }),
    priority: fc.constantFrom(
      null,
      { id: '1', name: 'High' },
      { id: '2', name: 'Medium' },
      { id: '7', name: 'Odd' },
    ),
    assignee: fc.constantFrom(
      null,
      { accountId: 'acc-1', displayName: 'One' },
      { accountId: 'acc-2', displayName: 'Two' },
      { accountId: 'robot', displayName: 'Robot' },
    ),
    duedate: date,
    labels: fc.array(fc.constantFrom('a', 'b_c', 'd'), { maxLength: 3 }),
  })
  .map((fields) => issueWith(fields));
const times = fc.constantFrom(
  { issueAt: earlier, taskAt: later },
  { issueAt: later, taskAt: earlier },
  { issueAt: later, taskAt: later },
);

describe('merge', () => {
  it('writes nothing once what it decided is done, whoever changed what', () => {
    fc.assert(
      fc.property(anyIssue, anyTask, anyIssue, anyTask, times, (issue, task, issueNext, taskNext, at) => {
        const start = met(issue, task);
        expect(writesNothing(merged(start.agreed, start.issue, start.task))).toBe(true);
        const change = merged(start.agreed, issueNext, taskNext, at);
        const [issueAfter, taskAfter] = applied(issueNext, taskNext, change);
        const again = merged(change.agreedAfter, issueAfter, taskAfter, at);
        expect(writesNothing(again)).toBe(true);
        expect(again.conflicts).toEqual([]);
        // What was foretold is what is found: the stored link need not be written again.
        expect(packFingerprints(again.agreedAfter)).toBe(packFingerprints(change.agreedAfter));
      }),
      { numRuns: 200 },
    );
  });

  it('needs only one of the two writes to have arrived: echoes in any order do no harm', () => {
    fc.assert(
      fc.property(anyIssue, anyTask, times, (issue, task, at) => {
        const start = met(issueWith(), taskWith());
        const change = merged(start.agreed, issue, task, at);
        const [issueAfter, taskAfter] = applied(issue, task, change);
        // The run after the writes may still read one side as it was: the other run's view must not undo anything.
        const stored = change.agreedAfter;
        const settled = merged(stored, issueAfter, taskAfter, at);
        expect(writesNothing(settled)).toBe(true);
        expect(
          writesNothing(
            merged(settled.agreedAfter, issueAfter, taskAfter, { issueAt: later, taskAt: earlier }),
          ),
        ).toBe(true);
        // A crash before the fingerprints were stored: both sides are met with the old ones.
        const [issueTwice, taskTwice] = applied(
          issueAfter,
          taskAfter,
          merged(start.agreed, issueAfter, taskAfter, at),
        );
        expect(issueTwice).toEqual(issueAfter);
        expect(taskTwice).toEqual(taskAfter);
      }),
      { numRuns: 200 },
    );
  });

  const jiraChanges: Partial<Record<FieldName, Partial<JiraIssueFields>>> = {
    title: { summary: 'From Jira' },
    description: { description: htmlToAdf('<p>From Jira</p>') },
    status: { status: { id: '4', name: 'Done', statusCategory: { key: 'done' } } },
    priority: { priority: { id: '1', name: 'High' } },
    assignee: { assignee: { accountId: 'acc-1', displayName: 'One' } },
    dueDate: { duedate: '2026-05-05' },
    labels: { labels: ['jira'] },
  };
  const taskChanges: Partial<Record<FieldName, Partial<TaskValues>>> = {
    title: { title: 'From the platform' },
    description: { description: '<p>From the platform</p>' },
    status: { statusId: 'doing' },
    priority: { priorityId: 'p2' },
    assignee: { assigneeId: 'u-2' },
    dueDate: { dueDate: '2026-06-06' },
    labels: { labels: ['platform'] },
  };
  const names = ['title', 'description', 'status', 'priority', 'assignee', 'dueDate', 'labels'] as const;

  it.each(
    names.flatMap((one) => names.filter((other) => other !== one).map((other) => [one, other] as const)),
  )('keeps %s changed in Jira and %s changed on the platform', (one, other) => {
    const start = met(issueWith(), taskWith());
    const issue = { ...start.issue, ...jiraChanges[one] };
    const task = { ...start.task, ...taskChanges[other] };
    const change = merged(start.agreed, issue, task);
    expect(change.conflicts).toEqual([]);
    expect(Object.keys(change.toPlatform ?? {})).toHaveLength(1);
    expect(Object.keys(change.toJira ?? {}).length + (change.transitionTo === null ? 0 : 1)).toBe(1);
    const [issueAfter, taskAfter] = applied(issue, task, change);
    expect(issueAfter).toMatchObject(jiraChanges[one] ?? {});
    expect(taskAfter).toMatchObject(taskChanges[other] ?? {});
  });

  it.each(names)('lets the newest %s stand when both sides changed it', (name) => {
    const start = met(issueWith(), taskWith());
    const issue = { ...start.issue, ...jiraChanges[name] };
    const task = { ...start.task, ...taskChanges[name] };
    const jiraWins = merged(start.agreed, issue, task, { issueAt: later, taskAt: earlier });
    expect(jiraWins).toMatchObject({
      toJira: null,
      transitionTo: null,
      conflicts: [{ field: name, winner: 'jira' }],
    });
    const platformWins = merged(start.agreed, issue, task);
    expect(platformWins).toMatchObject({
      toPlatform: null,
      conflicts: [{ field: name, winner: 'platform' }],
    });
    const fixed = merged(start.agreed, issue, task, {
      mapping: { ...mapping, fields: { [name]: { ...always, direction: 'both', conflict: 'jira' } } },
    });
    expect(fixed.conflicts).toEqual([{ field: name, winner: 'jira' }]);
  });

  it('compares times of different writing: Jira says +0000, the platform Z', () => {
    const start = met(issueWith(), taskWith());
    const result = merged(start.agreed, issueWith({ summary: 'J' }), taskWith({ title: 'P' }), {
      issueAt: '2026-01-01T12:00:00.000+0100',
      taskAt: '2026-01-01T11:30:00.000Z',
    });
    expect(result.conflicts).toEqual([{ field: 'title', winner: 'platform' }]);
  });

  it('writes one way only where the policy says so', () => {
    const start = met(issueWith(), taskWith());
    const oneWay: Mapping = {
      ...mapping,
      fields: {
        title: { ...always, direction: 'to-jira' },
        labels: { ...always, direction: 'off' },
      },
    };
    const result = merged(start.agreed, issueWith({ summary: 'J', labels: ['j'] }), start.task, {
      mapping: oneWay,
    });
    expect(writesNothing(result)).toBe(true);
    const back = merged(
      result.agreedAfter,
      issueWith({ summary: 'J', labels: ['j'] }),
      taskWith({ title: 'P', labels: ['p'] }),
      { mapping: oneWay },
    );
    expect(back.toJira).toEqual({ summary: 'P' });
    expect(back.toPlatform).toBeNull();
  });

  it('leaves an unmatched person alone, says so, and tries again once the person is known', () => {
    const start = met(issueWith(), taskWith());
    const issue = issueWith({ assignee: { accountId: 'robot', displayName: 'Robot' } });
    const first = merged(start.agreed, issue, start.task);
    expect(writesNothing(first)).toBe(true);
    expect(first.notices).toEqual([
      { code: 'ASSIGNEE_UNMATCHED', field: 'assignee', facts: { user: 'Robot', side: 'jira' } },
    ]);
    const known = { ...mapping, users: { ...mapping.users, byHand: [{ platform: 'u-9', jira: 'robot' }] } };
    expect(merged(first.agreedAfter, issue, start.task, { mapping: known }).toPlatform).toEqual({
      assigneeId: 'u-9',
    });
    expect(
      merged(first.agreedAfter, issue, taskWith({ assigneeId: 'u-1' }), { issueAt: later, taskAt: earlier })
        .toJira,
    ).toEqual({ assignee: { accountId: 'acc-1' } });
  });

  it('forgets neither of two changes that have no counterpart', () => {
    const start = met(issueWith(), taskWith());
    const issue = issueWith({ assignee: { accountId: 'robot', displayName: 'Robot' } });
    const task = taskWith({ assigneeId: 'stranger' });
    const first = merged(start.agreed, issue, task);
    expect(writesNothing(first)).toBe(true);
    expect(first.notices.map(({ facts }) => facts['side'])).toEqual(['platform', 'jira']);
    const known = { ...mapping, users: { ...mapping.users, byHand: [{ platform: 'u-9', jira: 'robot' }] } };
    expect(merged(first.agreedAfter, issue, task, { mapping: known }).toPlatform).toEqual({
      assigneeId: 'u-9',
    });
  });

  it('tells whose edit went also when the newer one has no counterpart and the other stands', () => {
    const start = met(issueWith(), taskWith());
    const issue = issueWith({ assignee: { accountId: 'acc-1', displayName: 'Ada' } });
    const task = taskWith({ assigneeId: 'stranger' });
    const result = merged(start.agreed, issue, task, { issueAt: earlier, taskAt: later });
    expect(result.toPlatform).toEqual({ assigneeId: 'u-1' });
    expect(result.conflicts).toEqual([{ field: 'assignee', winner: 'jira' }]);
  });

  it('keeps the platform’s spelling of a label that Jira cannot spell', () => {
    const start = met(issueWith(), taskWith({ labels: ['two words'] }));
    expect(start.issue.labels).toEqual(['two_words']);
    const result = merged(start.agreed, issueWith({ labels: ['two_words', 'new'] }), start.task);
    expect(result.toPlatform).toEqual({ labels: ['two words', 'new'] });
  });

  it('does not erase at a first meeting what only Jira has', () => {
    const first = merged(
      null,
      issueWith({ description: htmlToAdf('<p>Kept</p>'), summary: 'J' }),
      taskWith({ title: 'P' }),
    );
    expect(first.toPlatform).toEqual({ description: '<p>Kept</p>' });
    expect(first.toJira).toEqual({ summary: 'P' });
  });

  it('treats several Jira statuses of one task status as equal', () => {
    const start = met(
      issueWith({ status: { id: '2', name: 'In Progress', statusCategory: { key: 'indeterminate' } } }),
      taskWith({ statusId: 'doing' }),
    );
    const review = issueWith({
      status: { id: '3', name: 'In Review', statusCategory: { key: 'indeterminate' } },
    });
    const result = merged(start.agreed, review, start.task);
    expect(writesNothing(result)).toBe(true);
    expect(merged(result.agreedAfter, review, taskWith({ statusId: 'done' })).transitionTo).toBe('4');
  });
});

describe('a policy', () => {
  const ask = { ...mapping, fields: { title: { ...always, conflict: 'ask' }, labels: always } } as const;
  const changed = [
    issueWith({ summary: 'J', labels: ['j'] }),
    taskWith({ title: 'P', labels: ['p'] }),
  ] as const;

  it('to ask leaves the field as it was agreed until a person has said which side stands', () => {
    const start = met(issueWith(), taskWith());
    const open = merged(start.agreed, ...changed, { mapping: ask });
    expect(open.unsettled).toEqual([{ field: 'title', label: 'title', jira: 'J', platform: 'P' }]);
    expect(open.written.map(({ field }) => field)).toEqual(['labels']);
    expect(open.agreedAfter.fields.title).toEqual(start.agreed?.fields.title);
    for (const side of ['jira', 'platform'] as const) {
      const settled = merged(open.agreedAfter, ...changed, { mapping: ask, settled: { title: side } });
      expect(settled.unsettled).toEqual([]);
      expect(settled.conflicts).toContainEqual({ field: 'title', winner: side });
      const [issueAfter, taskAfter] = applied(...changed, settled);
      expect([issueAfter.summary, taskAfter.title]).toEqual(side === 'jira' ? ['J', 'J'] : ['P', 'P']);
    }
  });

  it('of a person stands even where the value has no counterpart: both sides stay, and it is tried again', () => {
    const askWho: Mapping = { ...mapping, fields: { assignee: { ...always, conflict: 'ask' } } };
    const start = met(issueWith(), taskWith());
    const jira = issueWith({ assignee: { accountId: 'stranger', displayName: 'Stranger' } });
    const task = taskWith({ assigneeId: 'u-2' });
    const open = merged(start.agreed, jira, task, { mapping: askWho });
    const settled = merged(open.agreedAfter, jira, task, { mapping: askWho, settled: { assignee: 'jira' } });
    expect(settled).toMatchObject({ written: [], unsettled: [], conflicts: [] });
    expect(settled.notices).toHaveLength(1);
    const again = merged(settled.agreedAfter, jira, task, { mapping: askWho });
    expect(again).toMatchObject({ written: [], unsettled: [] });
    const known = { ...people, toPlatform: () => 'u-9' };
    const found = merge({
      agreed: again.agreedAfter,
      issue: jira,
      task,
      mapping: askWho,
      people: known,
      issueUpdatedAt: earlier,
      taskUpdatedAt: later,
    });
    expect(found.toPlatform).toEqual({ assigneeId: 'u-9' });
  });

  it('tells what is overwritten, and of long texts only that they are', () => {
    const start = met(issueWith(), taskWith());
    const { written } = merged(
      start.agreed,
      issueWith({ summary: 'J', description: htmlToAdf('<p>J</p>') }),
      taskWith({ title: 'P', description: '<p>P</p>' }),
    );
    expect(written).toEqual([
      { field: 'title', label: 'title', side: 'jira', from: 'J', to: 'P' },
      { field: 'description', label: 'description', side: 'jira', from: null, to: null },
    ]);
  });

  it('of creation gives the field to new items and leaves it alone afterwards', () => {
    const once: Mapping = { ...mapping, fields: { labels: { ...always, when: 'creation' } } };
    expect(newIssueFrom(taskWith({ labels: ['p'] }), once, people).fields.labels).toEqual(['p']);
    const start = met(issueWith(), taskWith());
    const result = merged(start.agreed, issueWith(), taskWith({ labels: ['p'] }), { mapping: once });
    expect(writesNothing(result)).toBe(true);
    expect(writesNothing(merged(result.agreedAfter, issueWith(), taskWith({ labels: ['p'] })))).toBe(true);
  });
});

describe('people without a counterpart', () => {
  it('S05 are stood for by whom the mapping names, and matched by hand before by address', () => {
    const users = {
      byHand: [{ platform: 'u-1', jira: 'acc-boss' }],
      byAddress: false,
      unmatched: { jira: 'acc-desk', platform: 'u-desk' },
    };
    const made = (assigneeId: string) =>
      newIssueFrom(taskWith({ assigneeId }), { ...mapping, users }, people).fields.assignee?.accountId;
    expect([made('u-1'), made('u-2'), made('stranger')]).toEqual(['acc-boss', 'acc-desk', 'acc-desk']);
    const issue = issueWith({ assignee: { accountId: 'robot', displayName: 'Robot' } });
    const { task, notices } = newTaskFrom(issue, { ...mapping, users }, people);
    expect([task.assigneeId, notices]).toEqual(['u-desk', []]);
  });
});

describe('new items', () => {
  it('agree with what they were made from', () => {
    fc.assert(
      fc.property(anyTask, anyIssue, (task, issue) => {
        const made = newIssueFrom(task, mapping, people);
        const blank = issueWith({
          summary: '',
          priority: { id: '2', name: 'Medium' },
          assignee: { accountId: 'acc-7', displayName: 'By default' },
        });
        const [created] = applied(blank, task, {
          ...merged(null, blank, task),
          toJira: made.fields,
          transitionTo: made.transitionTo,
        });
        expect(writesNothing(merged(made.agreedAfter, created, task))).toBe(true);

        const other = newTaskFrom(issue, mapping, people);
        expect(
          writesNothing(
            merged(other.agreedAfter, issue, { ...taskWith({ priorityId: 'p2' }), ...other.task }),
          ),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('say what had to be shortened or left out', () => {
    const made = newIssueFrom(
      taskWith({
        title: 'x'.repeat(300),
        assigneeId: 'stranger',
        statusId: 'gone',
        description: `<p>${'y'.repeat(40_000)}</p>`,
      }),
      mapping,
      people,
    );
    expect(made.fields.summary).toHaveLength(255);
    expect(made.notices.map(({ code }) => code)).toEqual([
      'TITLE_SHORTENED',
      'TEXT_SHORTENED',
      'STATUS_UNMAPPED',
      'ASSIGNEE_UNMATCHED',
    ]);
  });
});
