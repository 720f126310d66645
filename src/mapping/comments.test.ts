import type { TaskComment } from '../platform/port';
import { planCommentEdits, planCommentRemovals } from './comment-edits';
import type { JiraComment } from './comments';
import { commentsMoved, commentsState, jiraComment, planComments } from './comments';
import { jiraIssueFields } from './jira-issue';
import { htmlToAdf } from './rich-text/html-to-adf';

const at = '2026-01-01T00:00:00.000Z';
const onJira = (id: string, change: Record<string, unknown> = {}): JiraComment =>
  jiraComment.parse({
    id,
    body: htmlToAdf('<p>Hello</p>'),
    author: { accountId: 'a', displayName: 'Ada <b>' },
    created: at,
    updated: at,
    ...change,
  });
const onPlatform = (id: string, change: Partial<TaskComment> = {}): TaskComment => ({
  id,
  taskId: 't',
  authorId: null,
  authorName: 'Paul',
  body: '<p>Hi</p>',
  createdAt: at,
  updatedAt: at,
  externalId: null,
  ...change,
});
const copyOf = (comment: string) => [{ key: 'planlink', value: { comment } }];

describe('planComments', () => {
  it('copies what is missing on either side, under the name of its author', () => {
    const plan = planComments([onJira('1')], [onPlatform('c1')], 'Planner');
    expect(plan.toPlatform).toEqual([
      {
        jiraCommentId: '1',
        externalId: '1',
        authorName: 'Ada <b>',
        body: '<p><strong>Ada &lt;b&gt; on Jira:</strong></p><p>Hello</p>',
      },
    ]);
    expect(plan.toJira).toEqual([
      {
        taskCommentId: 'c1',
        body: htmlToAdf('<p><strong>Paul on Planner:</strong></p><p>Hi</p>'),
        properties: copyOf('c1'),
        shortened: false,
      },
    ]);
  });

  it('writes to a platform of Markdown in Markdown, and reads it as such', () => {
    const plan = planComments(
      [onJira('1')],
      [onPlatform('c1', { body: '# Hi *you*' })],
      'Planner',
      'markdown',
    );
    expect(plan.toPlatform[0]?.body).toBe('**Ada \\<b> on Jira:**\n\nHello');
    expect(plan.toJira[0]?.body).toEqual(
      htmlToAdf('<p><strong>Paul on Planner:</strong></p><h1>Hi <em>you</em></h1>'),
    );
  });

  it('copies no copy, and nothing twice', () => {
    const jira = [onJira('1'), onJira('2', { properties: copyOf('c2') })];
    const task = [onPlatform('c1', { externalId: '1' }), onPlatform('c2')];
    expect(planComments(jira, task, 'Planner')).toEqual({ toPlatform: [], toJira: [] });
  });

  it('takes a property of another shape for nobody’s', () => {
    expect(
      planComments(
        [
          onJira('1', {
            properties: [
              { key: 'planlink', value: 'x' },
              { key: 'other', value: { comment: 'c' } },
            ],
          }),
        ],
        [],
        'P',
      ).toPlatform,
    ).toHaveLength(1);
  });

  it.each([{ visibility: { type: 'role', value: 'Administrators' } }, { jsdPublic: false }])(
    'leaves a restricted comment in Jira: %j',
    (change) => {
      expect(planComments([onJira('1', change)], [], 'Planner').toPlatform).toEqual([]);
    },
  );

  it('keeps the order in which people wrote', () => {
    const later = '2026-01-02T00:00:00.000+0000';
    expect(
      planComments([onJira('2', { created: later }), onJira('1')], [], 'P').toPlatform.map(
        ({ externalId }) => externalId,
      ),
    ).toEqual(['1', '2']);
  });

  it('shortens what Jira would refuse and says so', () => {
    const [copy] = planComments(
      [],
      [onPlatform('c', { body: `<p>${'long '.repeat(8_000)}</p>` })],
      'Planner',
    ).toJira;
    expect(copy?.shortened).toBe(true);
    expect(JSON.stringify(copy?.body)).toContain('shortened by Planlink');
  });
});

describe('the state of comments', () => {
  const issue = (...comments: { id: string; updated: string }[]) =>
    jiraIssueFields.parse({
      status: { id: '1', name: 'A', statusCategory: { key: 'new' } },
      updated: at,
      comment: { total: comments.length, comments },
    });
  const none = { commentCount: 0, commentsUpdatedAt: null };

  it('asks for the lists only when a side moved', () => {
    const empty = commentsState(issue(), none);
    const one = commentsState(issue({ id: '1', updated: at }), { commentCount: 1, commentsUpdatedAt: at });
    expect([
      commentsMoved(null, empty),
      commentsMoved({ jira: null, task: null }, empty),
      commentsMoved(empty, empty),
      commentsMoved(one, one),
    ]).toEqual([false, false, false, false]);
    expect([commentsMoved(null, one), commentsMoved(empty, one), commentsMoved(one, empty)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      commentsMoved(
        one,
        commentsState(issue({ id: '1', updated: '2026-01-03' }), { commentCount: 1, commentsUpdatedAt: at }),
      ),
    ).toBe(true);
  });

  it('goes by the other side alone where Jira was not asked', () => {
    const state = commentsState(
      jiraIssueFields.parse({ status: { id: '1', name: 'A', statusCategory: { key: 'new' } }, updated: at }),
      none,
    );
    expect(state.jira).toBeNull();
    expect(commentsMoved({ jira: 'abcdef', task: state.task }, state)).toBe(false);
  });
});

describe('copies that follow their source', () => {
  const pair = { issueId: 'i 1', taskId: 't/1' };
  const later = '2026-01-02T00:00:00.000Z';

  /** Both comments and the copies that are made of them. */
  function copied() {
    const jira = onJira('1');
    const task = onPlatform('c/1');
    const plan = planComments([jira], [task], 'Planner', 'html', pair);
    const [there] = plan.toPlatform;
    const [here] = plan.toJira;
    if (there === undefined || here === undefined) throw new Error('Nothing was copied');
    return {
      jira,
      task,
      inJira: onJira('2', { body: here.body, properties: here.properties }),
      onPlatform: onPlatform('c2', { body: there.body, externalId: there.externalId }),
    };
  }

  it('are known as copies whatever the ids are made of, and are copied once', () => {
    const all = copied();
    const plan = planComments([all.jira, all.inJira], [all.task, all.onPlatform], 'Planner', 'html', pair);
    expect(plan).toEqual({ toPlatform: [], toJira: [] });
    const edits = planCommentEdits([all.jira, all.inJira], [all.task, all.onPlatform], 'Planner');
    expect(edits).toEqual({ inJira: [], onPlatform: [] });
    expect(planCommentRemovals([all.jira, all.inJira], [all.task, all.onPlatform], pair)).toEqual({
      inJira: [],
      onPlatform: [],
    });
  });

  it('are written anew when the source was edited, and not when somebody edited the copy', () => {
    const all = copied();
    const jira = { ...all.jira, body: htmlToAdf('<p>Better</p>'), updated: later };
    const task = { ...all.task, body: '<p>Other</p>', updatedAt: later };
    const edits = planCommentEdits([jira, all.inJira], [task, all.onPlatform], 'Planner');
    expect(edits.inJira.map(({ commentId }) => commentId)).toEqual(['2']);
    expect(edits.onPlatform.map(({ commentId }) => commentId)).toEqual(['c2']);
    const touched = { ...all.onPlatform, body: '<p>Mine</p>', updatedAt: later };
    expect(planCommentEdits([all.jira, all.inJira], [all.task, touched], 'Planner').onPlatform).toEqual([]);
  });

  it('go when the source goes or is no longer for everybody, but only those of this very pair', () => {
    const all = copied();
    expect(planCommentRemovals([all.inJira], [all.onPlatform], pair)).toEqual({
      inJira: ['2'],
      onPlatform: ['c2'],
    });
    const restricted = { ...all.jira, restricted: true };
    expect(planCommentRemovals([restricted], [all.onPlatform], pair).onPlatform).toEqual(['c2']);
    const others = { issueId: 'i2', taskId: 't2' };
    expect(planCommentRemovals([all.inJira], [all.onPlatform], others)).toEqual({
      inJira: [],
      onPlatform: [],
    });
    const old = onPlatform('c3', { externalId: '1' });
    expect(planCommentRemovals([], [old], pair).onPlatform).toEqual([]);
  });
});
