import type { AdfDocument, AdfNode } from './adf-document';
import { canonicalAdf } from './canonical-adf';
import type { MarkupKind } from './markup';
import { markupOf } from './markup';

const doc = (...content: AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const text = (words: string): AdfNode => ({ type: 'text', text: words });
const p = (...content: (AdfNode | string)[]): AdfNode => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const node = (type: string, attrs: Record<string, unknown>, ...content: AdfNode[]): AdfNode => ({
  type,
  attrs,
  ...(content.length > 0 ? { content } : {}),
});
const macro = (type: string, words: string, ...content: AdfNode[]) =>
  node(
    type,
    {
      extensionType: 'com.example',
      extensionKey: 'k',
      parameters: { jql: 'project = A' },
      ...(words === '' ? {} : { text: words }),
    },
    ...content,
  );
const chart = macro('extension', 'Chart of the week');
const contents = macro('extension', '');
const task = (localId: string, words: string) => node('taskItem', { localId, state: 'TODO' }, text(words));

describe.each<MarkupKind>(['html', 'markdown', 'wiki'])('what nobody touched in %s', (kind) => {
  const { toAdf, fromAdf } = markupOf(kind);
  /** The document after somebody replaced words in its text, all of which are there. */
  const edited = (current: AdfDocument, ...changes: readonly (readonly [string, string])[]) => {
    const written = fromAdf(current);
    const changed = changes.reduce((all, [from, to]) => {
      expect(all).toContain(from);
      return all.replace(from, to);
    }, written);
    return toAdf(changed, { current }).content;
  };

  it('is a macro beside a paragraph that was edited', () => {
    const current = doc(p('first'), chart, p('second'), contents, p('third'));
    expect(edited(current, ['second', 'second thoughts'])).toEqual([
      p('first'),
      chart,
      p('second thoughts'),
      contents,
      p('third'),
    ]);
  });

  it('is no macro whose own words were edited', () => {
    const current = doc(p('first'), chart, p('second'));
    expect(edited(current, ['Chart of the week', 'No chart'])).toEqual([
      p('first'),
      p('No chart'),
      p('second'),
    ]);
  });

  it('is not there any more where it was deleted, unless it was never seen', () => {
    const current = doc(p('first'), chart, contents, p('second'));
    expect(toAdf(fromAdf(doc(p('first'), p('second'))), { current }).content).toEqual([
      p('first'),
      contents,
      p('second'),
    ]);
    expect(toAdf(fromAdf(doc(p('new'))), { current: doc(contents, p('old words'), chart) }).content).toEqual([
      contents,
      p('new'),
    ]);
  });

  it('is a macro that was moved, and once only where it was copied', () => {
    const current = doc(chart, p('first'), p('second'));
    const words = p('Chart of the week');
    const read = (...blocks: AdfNode[]) => toAdf(fromAdf(doc(...blocks)), { current }).content;
    expect(read(p('first'), p('second'), words)).toEqual([p('first'), p('second'), chart]);
    expect(read(words, p('first'), words, p('second'))).toEqual([chart, p('first'), words, p('second')]);
  });

  it('is a macro around a text that was edited', () => {
    const around = macro('bodiedExtension', '', p('one in it'), chart, p('two in it'));
    const current = doc(p('first'), around, p('second'));
    expect(edited(current, ['two in it', 'two and more in it'])).toEqual([
      p('first'),
      { ...around, content: [p('one in it'), chart, p('two and more in it')] },
      p('second'),
    ]);
  });

  it('is a macro in a line that was edited around it', () => {
    const named = macro('inlineExtension', 'ROAD-1');
    const unnamed = macro('inlineExtension', '');
    const current = doc(p('see ', named, ' and then ', unnamed, ' wait'));
    expect(canonicalAdf(doc(...edited(current, ['see', 'please see'], ['wait', 'wait for it'])))).toEqual(
      canonicalAdf(doc(p('please see ', named, ' and then ', unnamed, ' wait for it'))),
    );
    expect(edited(current, ['ROAD-1', 'ROAD-12'])[0]?.content?.map(({ type }) => type)).toEqual([
      'text',
      'inlineExtension',
      'text',
    ]);
  });

  it('is a macro in the other item of a list', () => {
    const list = (words: string): AdfNode => ({
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [p(words)] },
        { type: 'listItem', content: [p('with a macro'), contents, chart] },
      ],
    });
    expect(edited(doc(list('one')), ['one', 'one and a half'])).toEqual([list('one and a half')]);
  });

  it('keeps the ids of its tasks, and those that are new have others', () => {
    const list = node('taskList', { localId: 'planlink-2' }, task('planlink-1', 'mine'));
    const written = fromAdf(doc(list, p('between'), node('taskList', { localId: 'x' }, task('y', 'theirs'))));
    const { content } = toAdf(written, { current: doc(list, p('between')) });
    expect(content[0]).toEqual(list);
    expect(content[2]).toEqual(node('taskList', { localId: 'planlink-3' }, task('planlink-4', 'theirs')));
  });

  it('is an empty document’s nothing, and nothing where there was no document', () => {
    const written = fromAdf(doc(p('first')));
    expect(toAdf(written, { current: doc() }).content).toEqual([p('first')]);
    expect(toAdf(written, { current: null }).content).toEqual([p('first')]);
  });

  it('is found in good time in long texts', () => {
    const lines = Array.from({ length: 700 }, (_, at) => p(`line ${String(at)}`));
    const current = doc(...lines, chart);
    const started = process.cpuUsage();
    const back = toAdf(fromAdf(doc(...lines.map((line) => p('x ', ...(line.content ?? []))), chart)), {
      current,
    });
    expect(back.content.at(-1)).toEqual(chart);
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});

describe('what HTML says of a node itself', () => {
  const { toAdf, fromAdf } = markupOf('html');
  const ada = node('mention', { id: 'acc-1', text: '@Ada' });

  it('is not guessed from words', () => {
    const current = doc(p('ask ', ada, ' today'));
    const written = fromAdf(current).replace('today', 'and the other @Ada');
    expect(toAdf(written, { current }).content).toEqual([p('ask ', ada, ' and the other @Ada')]);
    const typed = toAdf('<p>ask @Ada today or tomorrow</p>', { current });
    expect(typed.content).toEqual([p('ask @Ada today or tomorrow')]);
  });

  it('counts where it was changed on the platform', () => {
    const centre = { type: 'alignment', attrs: { align: 'center' } };
    const current = doc(
      { ...p('in the middle'), marks: [centre] },
      node('panel', { panelType: 'info' }, p('x')),
    );
    const written = fromAdf(current)
      .replace(/<p data-marks[^>]*>in the/, '<p>in my')
      .replace('data-panel="info"', 'data-panel="error"');
    expect(toAdf(written, { current }).content).toEqual([
      p('in my middle'),
      node('panel', { panelType: 'error' }, p('x')),
    ]);
  });

  it('is the same however an editor sets the spaces around it', () => {
    const current = doc(p('first  line'), chart, p('second'));
    const written = '<p>\n  first line </p>\n\n<p>\n  Chart of the\n  week\n</p><p>second, edited</p>';
    expect(toAdf(written, { current }).content).toEqual([p('first  line'), chart, p('second, edited')]);
  });
});
