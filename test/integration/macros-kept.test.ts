import { HardCase } from './hard-case';

let at: HardCase;
afterEach(() => at.stop());

const text = (value: string): unknown => ({ type: 'text', text: value });
const paragraph = (...content: readonly unknown[]): unknown => ({ type: 'paragraph', content });
const macro = (type: string, words: string): Record<string, unknown> => ({
  type,
  attrs: {
    extensionType: 'com.example.macros',
    extensionKey: 'chart',
    parameters: { jql: 'project = ROAD', columns: ['key', 'summary'] },
    ...(words === '' ? {} : { text: words }),
  },
});
const around = (...content: readonly unknown[]): unknown => ({ ...macro('bodiedExtension', ''), content });
const item = (...content: readonly unknown[]): unknown => ({ type: 'listItem', content });
const document = (
  second: string,
  third: string,
): { readonly type: 'doc'; readonly version: 1; readonly content: readonly unknown[] } => ({
  type: 'doc',
  version: 1,
  content: [
    macro('extension', ''),
    paragraph(text('Burned down: '), macro('inlineExtension', '12 of 30'), text('.')),
    macro('extension', 'Chart of the week'),
    paragraph(text(second)),
    around(paragraph(text('Kept in a macro')), macro('extension', 'List of issues')),
    { type: 'bulletList', content: [item(paragraph(text('Before'))), item(paragraph(text(third)), macro('extension', ''))] }, // prettier-ignore
  ],
});

describe.each(['html', 'markdown'] as const)('on a platform that writes %s', (markup) => {
  test('a macro survives what somebody there writes elsewhere in the text', async () => {
    at = await HardCase.begin({}, {}, markup);
    const { id, key } = at.pair('One');
    await at.milo.edit(key, { description: document('Second line', 'Third line') });
    await at.settle();
    const shown = at.platform.task(id).description ?? '';
    for (const words of ['12 of 30', 'Chart of the week', 'Second line', 'Kept in a macro', 'List of issues'])
      expect(shown).toContain(words);

    const edited = shown.replace('Second line', 'Second line, and more').replace('Third line', 'Another');
    at.platform.editTask(id, { description: edited });
    await at.settle();
    expect(at.jira.issue(key)?.description).toEqual(document('Second line, and more', 'Another'));
    expect(at.platform.task(id).description).toBe(edited);

    const { version } = at.platform.task(id);
    const before = at.jira.issue(key)?.updated;
    await at.settle(60);
    expect([at.platform.task(id).version, at.jira.issue(key)?.updated]).toEqual([version, before]);
    expect(await at.told()).toEqual([]);
  });

  test('a macro whose words are deleted or edited there is gone, and what was written is there', async () => {
    at = await HardCase.begin({}, {}, markup);
    const { id, key } = at.pair('One');
    await at.milo.edit(key, { description: document('Second line', 'Third line') });
    await at.settle();
    const shown = at.platform.task(id).description ?? '';
    const edited = shown
      .replace('Chart of the week', 'No chart any more')
      .replace(/(?:<p>)?List of issues(?:<\/p>)?/, '');
    at.platform.editTask(id, { description: edited });
    await at.settle();
    const inJira = JSON.stringify(at.jira.issue(key)?.description);
    expect(inJira).toContain('No chart any more');
    expect(inJira).toContain('12 of 30');
    expect(inJira).not.toMatch(/Chart of the week|List of issues/);
    expect(at.platform.task(id).description).toBe(edited);
    expect(await at.told()).toEqual([]);
  });
});
