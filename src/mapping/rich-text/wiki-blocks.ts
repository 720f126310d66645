import type { AdfNode } from './adf-document';
import { hexColour, keyOf, panelColours } from './wiki-colours';
import { asParagraphs, joinedParagraphs, trimmed } from './wiki-flow';
import { readInline, type Reading } from './wiki-inline';
import { listsOf, type WikiItem } from './wiki-lists';
import { parameter, putMacros, showClosings, takeMacros, type WikiMacro } from './wiki-macros';
import { cellsOf, tableRows } from './wiki-tables';

/** Blocks that stand together in the text, with the lines they were read from and those before them. */
export interface WikiPart {
  readonly blocks: readonly AdfNode[];
  readonly source: string;
  /** Empty lines between it and the part before. */
  readonly gap: string;
}

// Deeper nesting is no text that a person wrote, and recursion must end.
const maxDepth = 12;

const heading = /^\s*h([1-6])\.([^]*)$/;
const quote = /^\s*bq\.([^]*)$/;
const rule = /^\s*-{4,5}\s*$/;
const item = /^\s*([*#]{1,20}|-)\s+([^]*)$/;
const itemInside = /^\s*([*#-]{1,20})\s+([^]*)$/;
const row = /^\s*\|/;

/** The text (no carriage returns, no control characters) as parts in reading order; `conform` makes them valid. */
export function readParts(text: string, depth = 0): WikiPart[] {
  if (depth > maxDepth) return text.trim() === '' ? [] : [{ blocks: [words(text)], source: text, gap: '' }];
  const taken = takeMacros(text);
  const { macros } = taken;
  const sources = taken.text.split('\n');
  const lines = pairColours(taken.text).split('\n');
  const reading: Reading = {
    colour: null,
    blocksOf: (index) => macroBlocks(macros[index], depth),
  };
  const blocksIn = (part: string) =>
    readParts(putMacros(part, macros), depth + 1).flatMap(({ blocks }) => blocks);
  const parts: WikiPart[] = [];
  let gapFrom = 0;
  const add = (from: number, to: number, blocks: readonly AdfNode[]): void => {
    if (blocks.length === 0) return;
    const between = sources.slice(gapFrom, from).map((line) => `${line}\n`);
    parts.push({
      blocks,
      source: putMacros(sources.slice(from, to).join('\n'), macros),
      gap: between.join(''),
    });
    gapFrom = to;
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const from = at;
    const [, level, title] = heading.exec(line) ?? [];
    const quoted = quote.exec(line)?.[1];
    if (line.trim() === '') at += 1;
    else if (level !== undefined && title !== undefined) {
      at += 1;
      add(from, at, headingOf(Number(level), readInline(title.trim(), reading)));
    } else if (quoted !== undefined) {
      at += 1;
      add(from, at, [{ type: 'blockquote', content: asParagraphs(readInline(quoted, reading)) }]);
    } else if (rule.test(line)) {
      at += 1;
      add(from, at, [{ type: 'rule' }]);
    } else if (row.test(line)) {
      const { rows, end } = tableRows(lines, at);
      at = end;
      add(from, at, tableOf(rows, blocksIn));
    } else if (item.test(line)) {
      const { items, end } = itemsFrom(lines, at, reading);
      at = end;
      add(from, at, listsOf(items));
    } else {
      do at += 1;
      while (at < lines.length && !startsBlock(lines[at] ?? ''));
      add(from, at, asParagraphs(readInline(lines.slice(from, at).join('\n'), reading)));
    }
  }
  return parts;
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || [heading, quote, rule, row, item].some((pattern) => pattern.test(line));
}

function headingOf(level: number, nodes: readonly AdfNode[]): AdfNode[] {
  const blocks = asParagraphs(nodes);
  // A macro in a heading stands behind it.
  return blocks.map((block, index) =>
    index === 0 && block.type === 'paragraph' ? { ...block, type: 'heading', attrs: { level } } : block,
  );
}

function itemsFrom(
  lines: readonly string[],
  start: number,
  reading: Reading,
): { readonly items: readonly WikiItem[]; readonly end: number } {
  const found: { signs: string; text: string }[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || heading.test(line) || quote.test(line) || rule.test(line) || row.test(line))
      break;
    const [, signs, text] = itemInside.exec(line) ?? [];
    const last = found.at(-1);
    if (signs !== undefined && text !== undefined) found.push({ signs, text });
    else if (last !== undefined) last.text += `\n${line}`;
  }
  const items = found.map(({ signs, text }) => {
    const box = /^([☐☑◆])(?:\s|$)/u.exec(text)?.[1];
    const words = box === undefined ? text : text.slice(1);
    return { signs, box, content: asParagraphs(readInline(words, reading)) };
  });
  return { items, end: at };
}

function tableOf(rows: readonly string[], blocksIn: (text: string) => AdfNode[]): AdfNode[] {
  const content = rows.flatMap((text) => {
    const cells = cellsOf(text).map(({ isHeader, text: inside }) => ({
      type: isHeader ? 'tableHeader' : 'tableCell',
      content: joinedParagraphs(blocksIn(inside)),
    }));
    return cells.length === 0 ? [] : [{ type: 'tableRow', content: cells }];
  });
  return content.length === 0 ? [words(rows.join('\n'))] : [{ type: 'table', content }];
}

function macroBlocks(macro: WikiMacro | undefined, depth: number): readonly AdfNode[] {
  if (macro === undefined) return [];
  const title = parameter(macro, 'title') ?? '';
  const named: readonly AdfNode[] =
    title === ''
      ? []
      : [{ type: 'paragraph', content: [{ type: 'text', text: title, marks: [{ type: 'strong' }] }] }];
  const inside = () => readParts(macro.body, depth + 1).flatMap(({ blocks }) => blocks);
  switch (macro.name) {
    case 'code':
    case 'noformat':
      return [...named, codeBlock(macro)];
    case 'quote':
      return [{ type: 'blockquote', content: inside() }];
    default:
      return [{ type: 'panel', attrs: panelAttributes(macro), content: [...named, ...inside()] }];
  }
}

function codeBlock(macro: WikiMacro): AdfNode {
  const text = showClosings(macro.body.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, ''));
  const said = macro.name === 'code' ? macro.parameters.split('|').find((part) => !part.includes('=')) : '';
  const language = (said ?? '').trim();
  return {
    type: 'codeBlock',
    ...(language === '' || language === 'none' ? {} : { attrs: { language } }),
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  };
}

const panelNames: Readonly<Record<string, string>> = { tip: 'success', note: 'warning', warning: 'error' };

function panelAttributes(macro: WikiMacro): Readonly<Record<string, string>> {
  const colour = hexColour(parameter(macro, 'bgcolor') ?? '');
  if (colour === null) return { panelType: panelNames[macro.name] ?? 'info' };
  const panelType = keyOf(panelColours, colour);
  return panelType === undefined ? { panelType: 'custom', panelColor: colour } : { panelType };
}

function words(text: string): AdfNode {
  return { type: 'paragraph', content: trimmed([{ type: 'text', text }]) };
}

/** Colours by their six digits; one that ends nowhere, and an end of none, as the words they are in Jira. */
function pairColours(text: string): string {
  const tags = [...text.matchAll(/(?<!\\|(?<!\\)\{)\{color(?::([^{}\n]*))?\}/gi)];
  let result = '';
  let done = 0;
  let isOpen = false;
  const lastEnd = tags.map((tag) => tag[1]).lastIndexOf(undefined);
  tags.forEach((tag, index) => {
    const [all, said] = tag;
    const opens = said !== undefined;
    const isPaired = opens ? index < lastEnd : isOpen;
    const colour = said === undefined ? null : hexColour(said);
    if (isPaired) isOpen = opens;
    const written = !isPaired ? `\\${all}` : !opens ? '{color}' : colour === null ? '' : `{color:${colour}}`;
    result += text.slice(done, tag.index) + written;
    done = tag.index + all.length;
  });
  return result + text.slice(done);
}
