import { HardCase } from './hard-case';
import { textDocument } from './rig';

let at: HardCase;
afterEach(() => at.stop());

const text = (value: string, marks: readonly string[] = []): unknown => ({
  type: 'text',
  text: value,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: readonly unknown[]): unknown => ({ type: 'paragraph', content });

const MARKDOWN = `## Why

Guests **leave** at the *second* step, see [the study](https://example.com/study?a=1&b=2).

- \`POST /basket\` is slow
- nobody knows \\*why\\*

1. Measure
2. Mend
`;

test('on a platform that writes Markdown, texts and comments travel both ways and keep their own spelling', async () => {
  at = await HardCase.begin({}, {}, 'markdown');
  const { id, key } = at.pair('One');
  at.platform.editTask(id, { description: MARKDOWN });
  const said = at.platform.addComment(id, 'Seen **twice** today');
  await at.settle();
  const kept = at.platform.task(id).description;
  const inJira = JSON.stringify(at.jira.issue(key)?.description);
  for (const part of [
    '"heading"',
    '"strong"',
    '"em"',
    '"bulletList"',
    '"orderedList"',
    '"code"',
    'a=1&b=2',
    'nobody knows *why*',
  ])
    expect(inJira).toContain(part);
  expect(JSON.stringify(at.jira.issue(key)?.comments[0]?.body)).toContain('"strong"');

  await at.milo.edit(key, { summary: 'Renamed' });
  await at.settle();
  expect(at.platform.task(id)).toMatchObject({ title: 'Renamed', description: kept });

  const list = (word: string): unknown => ({ type: 'listItem', content: [paragraph(text(word))] });
  const document = {
    type: 'doc',
    version: 1,
    content: [
      paragraph(text('Now '), text('bold', ['strong']), text(' and 2*3_4')),
      { type: 'bulletList', content: [list('one'), list('two')] },
      { type: 'codeBlock', attrs: { language: 'sql' }, content: [{ type: 'text', text: 'select `a`;' }] },
    ],
  };
  await at.milo.edit(key, { description: document });
  await at.milo.comment(key, {
    type: 'doc',
    version: 1,
    content: [paragraph(text('From '), text('Jira', ['em']))],
  });
  at.platform.editComment(said.id, 'Seen **thrice** today');
  await at.settle();
  const { description } = at.platform.task(id);
  expect(description).toContain('**bold**');
  expect(description).toMatch(/^[-*] one$/m);
  expect(description).toMatch(/```sql\nselect `a`;\n```/);
  expect(at.platform.comments(id).filter(({ body }) => /From [*_]Jira[*_]/.test(body))).toHaveLength(1);
  const remarks = (at.jira.issue(key)?.comments ?? []).map(({ body }) => JSON.stringify(body));
  expect(remarks).toHaveLength(2);
  expect(remarks.filter((body) => body.includes('thrice'))).toHaveLength(1);

  const { version } = at.platform.task(id);
  const before = at.jira.issue(key)?.updated;
  await at.settle(60);
  expect([at.platform.task(id).version, at.jira.issue(key)?.updated]).toEqual([version, before]);
  expect(at.jira.issue(key)?.description).toEqual(document);
  expect(await at.told()).toEqual([]);
});

test('comments that are edited and deleted on both sides at once, while the link rests, end alike', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  const there = ['A', 'B', 'C'].map((name) => at.platform.addComment(id, `<p>There ${name}</p>`));
  for (const name of ['A', 'B', 'C']) await at.milo.comment(key, textDocument(`Jira ${name}`));
  await at.settle();
  const bodies = () => ({
    jira: (at.jira.issue(key)?.comments ?? [])
      .map(({ body }) => /(There|Jira) [A-Za-z]+/.exec(JSON.stringify(body))?.[0])
      .sort(),
    platform: at.platform
      .comments(id)
      .map(({ body }) => /(There|Jira) [A-Za-z]+/.exec(body)?.[0])
      .sort(),
  });
  const all = ['Jira A', 'Jira B', 'Jira C', 'There A', 'There B', 'There C'];
  expect(bodies()).toEqual({ jira: all, platform: all });

  const own = (name: string): string =>
    at.jira.issue(key)?.comments.find(({ body }) => JSON.stringify(body).includes(`Jira ${name}`))?.id ?? '';
  at.jira.editComment('acc-member', key, own('A'), textDocument('Jira Anew'));
  at.jira.deleteComment('acc-member', key, own('B'));
  at.platform.editComment(there[0]?.id ?? '', '<p>There Anew</p>');
  at.platform.deleteComment(there[1]?.id ?? '');
  await at.settle();
  const left = ['Jira Anew', 'Jira C', 'There Anew', 'There C'];
  expect(bodies()).toEqual({ jira: left, platform: left });
  await at.settle(30);
  expect(bodies()).toEqual({ jira: left, platform: left });
  expect(await at.told()).toEqual([]);
});

test('a copy of a comment that is deleted by hand takes its own with it on neither side, and never stands twice', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  at.platform.addComment(id, '<p>There</p>');
  await at.milo.comment(key, textDocument('Jira'));
  await at.settle();
  const inJira = (words: string) =>
    (at.jira.issue(key)?.comments ?? []).filter(({ body }) => JSON.stringify(body).includes(`"${words}"`));
  const there = (words: string) => at.platform.comments(id).filter(({ body }) => body.includes(words));
  at.jira.deleteComment('acc-admin', key, inJira('There')[0]?.id ?? '');
  at.platform.deleteComment(there('Jira')[0]?.id ?? '');
  await at.settle(30);
  expect([there('There').length, inJira('Jira').length]).toEqual([1, 1]);
  expect(inJira('There').length).toBeLessThanOrEqual(1);
  expect(there('Jira').length).toBeLessThanOrEqual(1);
});
