import { WritableStream } from 'htmlparser2/WritableStream';

export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

// What these hold is no text of the author's, or could act in a page.
const dropped = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'head',
  'title',
  'audio',
  'video',
  'canvas',
]);
// Deeper elements lose their tag and keep their text: no reader needs them, and recursion must end.
const maxDepth = 60;

/**
 * The parser alone. The package's main entry brings its DOM, serializer and a second table of entities with it, a
 * seventh of the whole bundle, which is loaded at every cold start; this is the only other entry it publishes.
 */
class HtmlReader extends WritableStream {
  /** All at once and synchronously, unlike `write` and `end`, which may put work off. */
  readAll(html: string): void {
    this._write(html, 'utf8', nothing);
    this._final(nothing);
  }
}

function nothing(): void {}

/** The elements and decoded text of any HTML, however broken; comments and what could act are gone. */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: { readonly name: string; readonly children: HtmlNode[] }[] = [];
  let silent = 0;
  const reader = new HtmlReader(
    {
      onopentag(name, attributes) {
        const outer = open.at(-1)?.children ?? root;
        if (dropped.has(name)) silent += 1;
        if (silent > 0 || open.length >= maxDepth) {
          open.push({ name, children: outer });
          return;
        }
        const element: HtmlElement = { name, attributes, children: [] };
        outer.push(element);
        open.push(element);
      },
      ontext(text) {
        if (silent > 0) return;
        const children = open.at(-1)?.children ?? root;
        const last = children.length - 1;
        const before = children[last];
        if (typeof before === 'string') children[last] = before + text;
        else children.push(text);
      },
      onclosetag() {
        const closed = open.pop();
        if (closed !== undefined && dropped.has(closed.name)) silent -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  reader.readAll(html);
  return root;
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
}

/** All text inside, line breaks included. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : textOf(node.children)))
    .join('');
}
