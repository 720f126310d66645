import type { AdfMark, AdfNode } from './adf-document';
import { isRecord } from './adf-document';
import { cleanText } from './clean-text';
import type { HtmlElement } from './html-tree';
import { attributeOf, textOf } from './html-tree';
import { nodeAttributes } from './node-rules';
import { dateText } from './plain-text';
import { safeUrl } from './safe-url';

const formatting: Readonly<Record<string, AdfMark>> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  u: { type: 'underline' },
  ins: { type: 'underline' },
  s: { type: 'strike' },
  del: { type: 'strike' },
  strike: { type: 'strike' },
  code: { type: 'code' },
  kbd: { type: 'code' },
  samp: { type: 'code' },
  tt: { type: 'code' },
  sub: { type: 'subsup', attrs: { type: 'sub' } },
  sup: { type: 'subsup', attrs: { type: 'sup' } },
};

/** The mark that an element puts on the text inside, if any. */
export function markOf(element: HtmlElement): readonly AdfMark[] {
  const simple = Object.hasOwn(formatting, element.name) ? formatting[element.name] : undefined;
  if (simple !== undefined) return [simple];
  if (element.name === 'a') return linkMark(attributeOf(element, 'href'), element);
  if (element.name !== 'span') return [];
  const from = (name: string, make: (value: string) => AdfMark) => {
    const value = attributeOf(element, name);
    return value === undefined ? [] : [make(value)];
  };
  return [
    ...linkMark(attributeOf(element, 'data-href'), element),
    ...from('data-color', (color) => ({ type: 'textColor', attrs: { color } })),
    ...from('data-background', (color) => ({ type: 'backgroundColor', attrs: { color } })),
    ...from('data-annotation', (id) => ({
      type: 'annotation',
      attrs: { id, annotationType: 'inlineComment' },
    })),
  ];
}

function linkMark(raw: string | undefined, element: HtmlElement): readonly AdfMark[] {
  const href = raw === undefined ? null : safeUrl(raw);
  if (href === null) return [];
  const title = attributeOf(element, 'data-title') ?? attributeOf(element, 'title');
  return [{ type: 'link', attrs: title === undefined ? { href } : { href, title } }];
}

/** The inline node that a marked span stands for; null when its words were changed, so that they count and not the node. */
export function inlineNodeOf(element: HtmlElement): AdfNode | null {
  if (element.name !== 'span') return null;
  const text = cleanText(textOf(element.children));
  const mention = attributeOf(element, 'data-mention');
  if (mention !== undefined)
    return known({ type: 'mention', attrs: { ...carried(element), id: mention, text } });
  const emoji = attributeOf(element, 'data-emoji');
  if (emoji !== undefined)
    return /\s/.test(text) || text.length > 30
      ? null
      : known({ type: 'emoji', attrs: emojiAttributes(emoji, element, text) });
  const date = attributeOf(element, 'data-date');
  if (date !== undefined) return dateNode(date, text.trim());
  const status = attributeOf(element, 'data-status');
  if (status !== undefined)
    return known({ type: 'status', attrs: { ...carried(element), text, color: status } });
  if (attributeOf(element, 'data-card') === 'inline')
    return known({ type: 'inlineCard', attrs: { url: cardUrl(element) } });
  return null;
}

/** The address of a card whose words are still the address itself. */
export function cardUrl(element: HtmlElement): string | null {
  const text = cleanText(textOf(element.children)).trim();
  return text !== '' && safeUrl(text) === text && /^[a-z]+:/i.test(text) ? text : null;
}

function emojiAttributes(shortName: string, element: HtmlElement, text: string): Record<string, unknown> {
  const id = attributeOf(element, 'data-emoji-id');
  return { shortName, ...(id === undefined ? {} : { id }), ...(text === '' ? {} : { text }) };
}

function dateNode(timestamp: string, text: string): AdfNode | null {
  if (text === dateText(timestamp)) return known({ type: 'date', attrs: { timestamp } });
  const edited = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(edited) ? null : { type: 'date', attrs: { timestamp: String(edited) } };
}

function known(node: AdfNode): AdfNode | null {
  const rules = nodeAttributes[node.type] ?? {};
  const complete = Object.entries(rules).every(([name, rule]) => {
    const value = node.attrs?.[name];
    return value === undefined ? rule.required !== true : rule.accepts(value);
  });
  return complete ? node : null;
}

/** What `carriedAttributes` wrote; judged by the same rules as everything else when the document is put together. */
export function carried(element: HtmlElement): Readonly<Record<string, unknown>> {
  const value = parsed(attributeOf(element, 'data-attrs'));
  return isRecord(value) ? value : {};
}

export function carriedMarks(element: HtmlElement): readonly AdfMark[] {
  const value = parsed(attributeOf(element, 'data-marks'));
  if (!Array.isArray(value)) return [];
  return value.flatMap((mark: unknown) => {
    if (!isRecord(mark)) return [];
    const { type, attrs } = mark;
    return typeof type === 'string' ? [{ type, attrs: isRecord(attrs) ? attrs : {} }] : [];
  });
}

function parsed(json: string | undefined): unknown {
  if (json === undefined || json.length > 4_000) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
