import { wikiLine } from './wiki-inline';

const fenced = /^\{(code|noformat|quote|panel)(?::[^}]*)?\}/;

/** Wiki markup as the HTML that the sandbox keeps: for its own pages, and for the other platforms of the same data. */
export function wikiToHtml(wiki: string): string {
  const lines = wiki.replace(/\r\n?/g, '\n').split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    const block =
      [fence, heading, rule, quoteLine, list, table].reduce<Block | null>(
        (found, reader) => found ?? reader(lines, at),
        null,
      ) ?? paragraph(lines, at);
    out.push(block.html);
    at = block.end;
  }
  return out.join('');
}

interface Block {
  readonly html: string;
  /** The line behind it. */
  readonly end: number;
}

type BlockReader = (lines: readonly string[], at: number) => Block | null;

const fence: BlockReader = (lines, at) => {
  const first = (lines[at] ?? '').trim();
  const match = fenced.exec(first);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const close = `{${name}}`;
  const inside: string[] = [];
  let rest = first.slice(match[0].length);
  let end = at;
  for (;;) {
    const position = rest.indexOf(close);
    if (position >= 0) {
      if (position > 0) inside.push(rest.slice(0, position));
      break;
    }
    if (end > at || rest !== '') inside.push(rest);
    end += 1;
    const next = lines[end];
    // Never closed: Jira shows it as it is written.
    if (next === undefined) return null;
    rest = next;
  }
  const text = inside.join('\n');
  if (name === 'code' || name === 'noformat') return { html: `<pre>${plain(text)}</pre>`, end: end + 1 };
  const html = wikiToHtml(text);
  return { html: name === 'quote' ? `<blockquote>${html}</blockquote>` : html, end: end + 1 };
};

const plain = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const heading: BlockReader = (lines, at) => {
  const [, level, text] = /^\s*h([1-6])\.\s+(.*)$/.exec(lines[at] ?? '') ?? [];
  return level === undefined || text === undefined
    ? null
    : { html: `<h${level}>${wikiLine(text)}</h${level}>`, end: at + 1 };
};

const rule: BlockReader = (lines, at) =>
  /^\s*-{4,}\s*$/.test(lines[at] ?? '') ? { html: '<hr>', end: at + 1 } : null;

const quoteLine: BlockReader = (lines, at) => {
  const text = /^\s*bq\.\s+(.*)$/.exec(lines[at] ?? '')?.[1];
  return text === undefined
    ? null
    : { html: `<blockquote><p>${wikiLine(text)}</p></blockquote>`, end: at + 1 };
};

const bullet = /^\s*([*#]+|-)\s+(\S.*)$/;

const list: BlockReader = (lines, at) => {
  let end = at;
  const items: { marks: string; text: string }[] = [];
  for (; end < lines.length; end += 1) {
    const [, marks, text] = bullet.exec(lines[end] ?? '') ?? [];
    if (marks === undefined || text === undefined) break;
    items.push({ marks: marks === '-' ? '*' : marks, text });
  }
  return items.length === 0 ? null : { html: nested(items), end };
};

/** Opens and closes lists as the marks of the lines differ from one to the next. */
function nested(items: readonly { readonly marks: string; readonly text: string }[]): string {
  let out = '';
  let open = '';
  const tag = (mark: string): string => (mark === '#' ? 'ol' : 'ul');
  const close = (to: number): void => {
    for (; open.length > to; open = open.slice(0, -1)) out += `</li></${tag(open.slice(-1))}>`;
  };
  for (const { marks, text } of items) {
    let same = 0;
    while (same < marks.length && marks.charAt(same) === open.charAt(same)) same += 1;
    close(same);
    if (marks.length === same) out += '</li><li>';
    for (const mark of marks.slice(same)) {
      out += `<${tag(mark)}><li>`;
      open += mark;
    }
    out += wikiLine(text);
  }
  close(0);
  return out;
}

const table: BlockReader = (lines, at) => {
  let end = at;
  let rows = '';
  for (; /^\s*\|/.test(lines[end] ?? ''); end += 1) rows += `<tr>${cells((lines[end] ?? '').trim())}</tr>`;
  return end === at ? null : { html: `<table><tbody>${rows}</tbody></table>`, end };
};

/** A cell ends at the next bar that is neither escaped nor within a link. */
function cells(line: string): string {
  const parts = line.matchAll(/(\|\|?)((?:\\.|\[[^\]]*\]|[^|\\[]|\[)+)/g);
  return [...parts]
    .filter(([, , text = '']) => text.trim() !== '' || !line.endsWith(text))
    .map(([, bars, text = '']) => {
      const tag = bars === '||' ? 'th' : 'td';
      return `<${tag}>${wikiLine(text.trim())}</${tag}>`;
    })
    .join('');
}

function paragraph(lines: readonly string[], at: number): Block {
  const text: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (line.trim() === '') break;
    if (
      end > at &&
      [fence, heading, rule, quoteLine, list, table].some((reader) => reader(lines, end) !== null)
    )
      break;
    text.push(line);
  }
  return text.length === 0
    ? { html: '', end: end + 1 }
    : { html: `<p>${wikiLine(text.join('\n'))}</p>`, end };
}
