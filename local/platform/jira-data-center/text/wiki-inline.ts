const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const marks: Readonly<Record<string, string>> = {
  '*': 'strong',
  _: 'em',
  '-': 's',
  '+': 'u',
  '^': 'sup',
  '~': 'sub',
};

type Reader = (match: RegExpExecArray) => string;

/** What is looked for at each place of a line, the first that fits wins. */
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/\\\\\s?/y, () => '<br>'],
  [/\\([^\w\s])/y, ([, character = '']) => escaped(character)],
  [/&#(\d{2,6});/y, ([, code = '']) => escaped(String.fromCodePoint(Number(code)))],
  [/\{\{(.+?)\}\}/y, ([, code = '']) => `<code>${escaped(unescaped(code))}</code>`],
  [/\{(?:color|anchor)(?::[^}\n]*)?\}/y, () => ''],
  [/\[~([^\]\n]+)\]/y, ([, name = '']) => `@${escaped(name)}`],
  [
    /\[((?:\\.|[^\]|\n\\])+)\|([^\]|\n]+)(?:\|[^\]\n]*)?\]/y,
    ([, text = '', target = '']) => link(target, wikiLine(text)),
  ],
  [/\[((?:https?:|mailto:)[^\]\s]+)\]/y, ([, target = '']) => link(target, escaped(target))],
  [/!(https:[^!|\s]+)(?:\|[^!\n]*)?!/y, ([, source = '']) => `<img src="${escaped(source)}">`],
  [/https?:\/\/[^\s|\]<>"']*[^\s|\]<>"'.,;:!?)*_]/y, ([target = '']) => link(target, escaped(target))],
];

const link = (target: string, text: string): string => `<a href="${escaped(target.trim())}">${text}</a>`;
const unescaped = (text: string): string => text.replace(/\\([^\w\s])/g, '$1');

/** One line or paragraph of wiki markup as HTML; ends of lines are kept as breaks, as Jira shows them. */
export function wikiLine(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const read = special(text, at) ?? emphasis(text, at);
    if (read !== null) {
      out += read.html;
      at = read.end;
      continue;
    }
    const character = text.charAt(at);
    out += character === '\n' ? '<br>' : escaped(character);
    at += 1;
  }
  return out;
}

interface Read {
  readonly html: string;
  readonly end: number;
}

function special(text: string, at: number): Read | null {
  for (const [pattern, reader] of readers) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { html: reader(match), end: at + match[0].length };
  }
  return null;
}

/** A mark opens behind what is no letter and closes before what is none, so `a_b_c` and `2*3*4` stay as they are. */
function emphasis(text: string, start: number): Read | null {
  const character = text.charAt(start);
  const tag = marks[character];
  if (tag === undefined || isWord(text.charAt(start - 1)) || !/\S/.test(text.charAt(start + 1))) return null;
  for (let at = start + 2; at < text.length && text.charAt(at) !== '\n'; at += 1) {
    if (text.charAt(at - 1) === '\\' || text.charAt(at) !== character) continue;
    if (/\s/.test(text.charAt(at - 1)) || isWord(text.charAt(at + 1))) continue;
    return { html: `<${tag}>${wikiLine(text.slice(start + 1, at))}</${tag}>`, end: at + 1 };
  }
  return null;
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
