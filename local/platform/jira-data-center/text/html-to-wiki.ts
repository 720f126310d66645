import { Parser } from 'htmlparser2';
import { escapedText } from './wiki-escape';

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

type Node = Element | string;

const marks: Readonly<Record<string, string>> = {
  strong: '*',
  em: '_',
  s: '-',
  u: '+',
  sup: '^',
  sub: '~',
};
const inlineTags = new Set(['a', 'br', 'img', 'span', 'code', ...Object.keys(marks)]);

/** HTML of the sandbox's subset in wiki markup: what was written on another platform, as Jira would keep it. */
export function htmlToWiki(html: string): string {
  return blocks(parsed(html)).join('\n\n');
}

function parsed(html: string): Node[] {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element = { tag, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return root.children;
}

/** Runs of inline content between blocks are paragraphs of their own. */
function blocks(nodes: readonly Node[]): string[] {
  const out: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const text = line(run, '\n').trim();
    if (text !== '') out.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || inlineTags.has(node.tag)) {
      run.push(node);
      continue;
    }
    flush();
    out.push(...block(node).filter((text) => text !== ''));
  }
  flush();
  return out;
}

function block(element: Element): string[] {
  const { tag, children } = element;
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [`${tag}. ${line(children, ' ').trim()}`];
    case 'ul':
    case 'ol':
      return [items(element, '').join('\n')];
    case 'pre':
      return [`{noformat}\n${rawText(element)}\n{noformat}`];
    case 'blockquote':
      return [`{quote}\n${blocks(children).join('\n\n')}\n{quote}`];
    case 'hr':
      return ['----'];
    case 'table':
      return [rows(element).join('\n')];
    default:
      return blocks(children);
  }
}

function items(element: Element, outer: string): string[] {
  const marker = outer + (element.tag === 'ol' ? '#' : '*');
  return element.children.flatMap((item) => {
    if (typeof item === 'string') return [];
    const isList = (node: Node): node is Element =>
      typeof node !== 'string' && (node.tag === 'ul' || node.tag === 'ol');
    const own = item.children.filter((node) => !isList(node));
    const text = blocks(own).join('\\\\').replace(/\n+/g, '\\\\');
    return [
      ...(text === '' ? [] : [`${marker} ${text}`]),
      ...item.children.filter(isList).flatMap((list) => items(list, marker)),
    ];
  });
}

function rows(element: Element): string[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.tag !== 'tr') return rows(node);
    const cells = node.children.filter((cell): cell is Element => typeof cell !== 'string');
    const text = cells.map((cell) => {
      const bars = cell.tag === 'th' ? '||' : '|';
      return `${bars}${blocks(cell.children).join('\\\\').replace(/\n+/g, '\\\\') || ' '}`;
    });
    return [`${text.join('')}${cells.at(-1)?.tag === 'th' ? '||' : '|'}`];
  });
}

function line(nodes: readonly Node[], lineEnd: string): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapedText(node.replace(/\s+/g, ' '));
      return inline(node, lineEnd);
    })
    .join('');
}

function inline(element: Element, lineEnd: string): string {
  const { tag, attributes, children } = element;
  const text = tag === 'br' ? '' : line(children, lineEnd);
  const mark = marks[tag];
  if (mark !== undefined) return text.trim() === '' ? text : `${mark}${text.trim()}${mark}`;
  switch (tag) {
    case 'br':
      return lineEnd;
    case 'code':
      return `{{${rawText(element)}}}`;
    case 'a': {
      const target = attributes['href'] ?? '';
      return rawText(element) === target ? `[${target}]` : `[${text}|${target}]`;
    }
    case 'img':
      return `!${attributes['src'] ?? ''}!`;
    default:
      return text;
  }
}

const rawText = (node: Node): string =>
  typeof node === 'string' ? node : node.tag === 'br' ? '\n' : node.children.map(rawText).join('');
