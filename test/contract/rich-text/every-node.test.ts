import * as z from 'zod';
import schema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json';
import type { AdfMark, AdfNode } from '../../../src/mapping/rich-text/adf-document';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import type { MarkupKind } from '../../../src/mapping/rich-text/markup';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { schemaErrors } from './adf-schema';

/**
 * What a node or mark that goes to the platform and comes back is read as from the text alone. `native`:
 * the markup has its own way to say it, and it comes back equal. `carried`: readers see its words, and attributes bring
 * it back equal. `words`: readers see its words, which are what comes back. `dropped`: the words stay, the mark goes.
 */
type Fate = 'native' | 'carried' | 'words' | 'dropped';
interface Row {
  readonly html: Fate;
  readonly markdown: Fate;
  readonly sample: AdfNode;
}

const text = (...marks: AdfMark[]): AdfNode => ({
  type: 'text',
  text: 'hello',
  ...(marks.length > 0 ? { marks } : {}),
});
const p = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const node = (type: string, attrs: Record<string, unknown> | null, ...content: AdfNode[]): AdfNode => ({
  type,
  ...(attrs === null ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
});
const both = (fate: Fate, sample: AdfNode): Row => ({ html: fate, markdown: fate, sample });
const either = (html: Fate, markdown: Fate, sample: AdfNode): Row => ({ html, markdown, sample });

const item = node('listItem', null, p(text()));
const task = node('taskItem', { localId: 'i', state: 'TODO' }, text());
const cell = (type: string) => node(type, {}, p(text()));
const row = (type: string) => node('tableRow', null, cell(type));
const table = node('table', null, row('tableHeader'), row('tableCell'));
const column = node('layoutColumn', { width: 50 }, p(text()));
const file = node('media', { type: 'file', id: 'f', collection: 'c', alt: 'hello' });
const picture = node('mediaSingle', { layout: 'center' }, file);
const macro = { extensionType: 'com.example', extensionKey: 'hello', text: 'hello' };
const synced = { resourceId: 'r', localId: 'i' };

const nodes: Readonly<Record<string, Row>> = {
  doc: both('native', p(text())),
  text: both('native', p(text())),
  paragraph: both('native', p(text())),
  heading: both('native', node('heading', { level: 2 }, text())),
  bulletList: both('native', node('bulletList', null, item)),
  orderedList: both('native', node('orderedList', { order: 3 }, item)),
  listItem: both('native', node('bulletList', null, item)),
  codeBlock: either('carried', 'native', node('codeBlock', { language: 'js' }, text())),
  blockquote: both('native', node('blockquote', null, p(text()))),
  rule: both('native', { type: 'rule' }),
  hardBreak: both('native', p(text(), { type: 'hardBreak' }, text())),
  table: both('native', table),
  tableRow: both('native', table),
  tableHeader: both('native', table),
  tableCell: both('native', table),
  taskList: either('carried', 'native', node('taskList', { localId: 'l' }, task)),
  taskItem: either('carried', 'native', node('taskList', { localId: 'l' }, task)),
  blockTaskItem: both(
    'words',
    node('taskList', { localId: 'l' }, node('blockTaskItem', { localId: 'i', state: 'TODO' }, p(text()))),
  ),
  decisionList: both(
    'carried',
    node('decisionList', { localId: 'l' }, node('decisionItem', { localId: 'i', state: 'DECIDED' }, text())),
  ),
  decisionItem: both(
    'carried',
    node('decisionList', { localId: 'l' }, node('decisionItem', { localId: 'i', state: 'DECIDED' }, text())),
  ),
  panel: both('carried', node('panel', { panelType: 'warning' }, p(text()))),
  expand: both('carried', node('expand', { title: 'hello' }, p(text()))),
  nestedExpand: both(
    'carried',
    node(
      'table',
      null,
      node('tableRow', null, node('tableCell', {}, node('nestedExpand', { title: 'hello' }, p(text())))),
    ),
  ),
  layoutSection: both('carried', node('layoutSection', null, column, column)),
  layoutColumn: both('carried', node('layoutSection', null, column, column)),
  mention: both('carried', p(node('mention', { id: 'acc-1', text: '@hello' }))),
  emoji: both('carried', p(node('emoji', { shortName: ':hello:', id: '1f604', text: '😄' }))),
  date: both('carried', p(node('date', { timestamp: '1767225600000' }))),
  status: both('carried', p(node('status', { text: 'hello', color: 'red' }))),
  inlineCard: both('carried', p(node('inlineCard', { url: 'https://hello.example/' }))),
  blockCard: both('carried', node('blockCard', { url: 'https://hello.example/' })),
  embedCard: both('carried', node('embedCard', { url: 'https://hello.example/', layout: 'center' })),
  placeholder: both('carried', p(node('placeholder', { text: 'hello' }))),
  media: both('carried', picture),
  mediaSingle: both('carried', picture),
  caption: both('carried', { ...picture, content: [file, node('caption', null, text())] }),
  mediaGroup: both('carried', node('mediaGroup', null, file)),
  mediaInline: both(
    'carried',
    p(node('mediaInline', { type: 'file', id: 'f', collection: 'c', alt: 'hello' })),
  ),
  extension: both('words', node('extension', macro)),
  inlineExtension: both('words', p(node('inlineExtension', macro))),
  bodiedExtension: both('words', node('bodiedExtension', macro, p(text()))),
  syncBlock: both('words', node('syncBlock', synced)),
  bodiedSyncBlock: both('words', node('bodiedSyncBlock', synced, p(text()))),
};

const mark = (type: string, attrs?: Record<string, unknown>): AdfMark =>
  attrs === undefined ? { type } : { type, attrs };
const marked = (block: AdfNode, ...marks: AdfMark[]): AdfNode => ({ ...block, marks });
const marks: Readonly<Record<string, Row>> = {
  strong: both('native', p(text(mark('strong')))),
  em: both('native', p(text(mark('em')))),
  strike: both('native', p(text(mark('strike')))),
  code: both('native', p(text(mark('code')))),
  link: both('native', p(text(mark('link', { href: 'https://a.example/' })))),
  underline: either('native', 'carried', p(text(mark('underline')))),
  subsup: either('native', 'carried', p(text(mark('subsup', { type: 'sub' })))),
  textColor: both('carried', p(text(mark('textColor', { color: '#ff0000' })))),
  backgroundColor: both('carried', p(text(mark('backgroundColor', { color: '#ff0000' })))),
  annotation: both('carried', p(text(mark('annotation', { id: 'n', annotationType: 'inlineComment' })))),
  alignment: both('carried', marked(p(text()), mark('alignment', { align: 'center' }))),
  indentation: both('carried', marked(p(text()), mark('indentation', { level: 2 }))),
  fontSize: both(
    'carried',
    node('panel', { panelType: 'info' }, marked(p(text()), mark('fontSize', { fontSize: 'small' }))),
  ),
  breakout: both('carried', marked(node('codeBlock', {}, text()), mark('breakout', { mode: 'wide' }))),
  border: both('carried', {
    ...picture,
    content: [marked(file, mark('border', { size: 2, color: '#ff0000' }))],
  }),
  // On extensions and tables alone, for reports that a macro draws from a table.
  dataConsumer: both('dropped', marked(node('extension', macro), mark('dataConsumer', { sources: ['s'] }))),
  fragment: both('dropped', marked(table, mark('fragment', { localId: 'i' }))),
};

const definition = z.object({
  properties: z.object({ type: z.object({ enum: z.array(z.string()) }).optional() }).optional(),
});

/** The types that Atlassian's schema names, of nodes or of marks. */
function typesInSchema(ofMarks: boolean): string[] {
  const found = Object.entries(schema.definitions).flatMap(([name, value]) =>
    name.endsWith('_mark') === ofMarks
      ? (definition.safeParse(value).data?.properties?.type?.enum ?? [])
      : [],
  );
  return [...new Set(found)].sort();
}

it('has a row for each node and mark of Atlassian’s schema', () => {
  expect(Object.keys(nodes).sort()).toEqual(typesInSchema(false));
  expect(Object.keys(marks).sort()).toEqual(typesInSchema(true));
});

describe.each<'html' | 'markdown'>(['html', 'markdown'])('in %s', (kind) => {
  const { toAdf, fromAdf, canonical } = markupOf(kind);
  const rows = [...Object.entries(nodes), ...Object.entries(marks)];

  it.each(rows.map(([type, one]) => [type, one[kind], one.sample] as const))(
    '%s is %s',
    (type, fate, sample) => {
      const document = { type: 'doc', version: 1, content: [p(text()), sample] };
      expect(schemaErrors(document)).toEqual([]);
      const written = fromAdf(document);
      // Somebody on the platform writes another paragraph in front.
      const edited = toAdf((kind === 'html' ? '<p>Before</p>' : 'Before\n\n') + written);
      expect(schemaErrors(edited)).toEqual([]);
      const before = canonicalAdf(document);
      const after = canonicalAdf({ ...edited, content: edited.content.slice(1) });
      const isEqual = JSON.stringify(after) === JSON.stringify(before);
      // A mark that is dropped does not count where documents are compared, so that it causes no write either.
      if (fate === 'dropped') expect(JSON.stringify(edited)).not.toContain(type);
      else expect(isEqual).toBe(fate !== 'words');
      const signs = /[[\]☐☑◆\s]|hello(?=\n)/g;
      expect(plainText(after.content).replace(signs, '')).toBe(plainText(before.content).replace(signs, ''));
      const attributes = kind === 'html' ? / data-/ : / data-|<(?:ins|sub)>/;
      expect(fate === 'native' && attributes.test(written)).toBe(false);
      expect(fate === 'carried' && !attributes.test(written)).toBe(false);
      expect(canonical(canonical(written))).toBe(canonical(written));
    },
  );
});

describe.each<MarkupKind>(['html', 'markdown', 'wiki'])(
  'in %s, beside the document that Jira holds',
  (kind) => {
    const { toAdf, fromAdf } = markupOf(kind);

    it.each([...Object.entries(nodes), ...Object.entries(marks)])(
      '%s comes back as it was, whatever is written above it',
      (_, { sample }) => {
        const current = { type: 'doc', version: 1, content: [p(text()), sample] } as const;
        const edited = fromAdf({ ...current, content: [p({ type: 'text', text: 'Before' }), sample] });
        expect(toAdf(edited, { current }).content).toEqual([p({ type: 'text', text: 'Before' }), sample]);
      },
    );
  },
);
