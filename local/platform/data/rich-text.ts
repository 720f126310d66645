import { Parser } from 'htmlparser2';

const kept = new Set(
  'p br h1 h2 h3 h4 h5 h6 ul ol li strong em s u sub sup code pre blockquote hr a table thead tbody tr th td img span div'.split(
    ' ',
  ),
);
const renamed: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's' };
const removedWhole = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'noscript',
  'title',
  'textarea',
]);
const empty = new Set(['br', 'hr', 'img']);

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;');

/** The characters a browser skips when it looks for a scheme are removed first, or `java\nscript:` would pass. */
function scheme(address: string): string | null {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to remove
  const clean = address.replace(/[\u0000-\u0020]/g, '').toLowerCase();
  return /^([a-z][a-z0-9+.-]*):/.exec(clean)?.[1] ?? null;
}

function mayKeep(tag: string, name: string, value: string): boolean {
  if (name.startsWith('data-'))
    return /^data-[a-z0-9-]+$/.test(name) && value.length <= (name === 'data-adf' ? 32_768 : 2048);
  switch (name) {
    case 'href':
      return tag === 'a' && ['http', 'https', 'mailto'].includes(scheme(value) ?? '');
    case 'src':
      return tag === 'img' && scheme(value) === 'https';
    case 'alt':
      return tag === 'img';
    case 'colspan':
    case 'rowspan':
      return (tag === 'td' || tag === 'th') && /^[1-9]\d{0,2}$/.test(value);
    case 'start':
      return tag === 'ol' && /^\d{1,9}$/.test(value);
    default:
      return false;
  }
}

/**
 * Reduces HTML to the subset of the schema `RichText` in docs/platform-api/openapi.yaml. What is already of the
 * subset comes back unchanged; the answer always has balanced tags, so it can be set into a page.
 */
export function sanitizeRichText(html: string): string {
  let text = html;
  // Unwrapping an element can leave two paragraphs nested, which the next reader takes apart: until nothing moves.
  for (let round = 0; round < 5; round += 1) {
    const next = onePass(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

function onePass(html: string): string {
  let out = '';
  let removing = 0;
  const open: (string | null)[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (removedWhole.has(tag)) removing += 1;
        const name = renamed[tag] ?? tag;
        if (removing > 0 || !kept.has(name)) {
          open.push(null);
          return;
        }
        const attributeText = Object.entries(attributes)
          .filter(([attribute, value]) => mayKeep(name, attribute, value))
          .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`)
          .join('');
        const useless = name === 'img' && !mayKeep('img', 'src', attributes['src'] ?? '');
        if (!useless) out += `<${name}${attributeText}>`;
        open.push(empty.has(name) ? null : name);
      },
      ontext(text) {
        if (removing === 0) out += escapeText(text);
      },
      onclosetag(tag) {
        const name = open.pop();
        if (removedWhole.has(tag)) removing -= 1;
        else if (name !== null && name !== undefined) out += `</${name}>`;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  return out;
}
