/** A paired macro that stands for a block, as its author wrote it. */
export interface WikiMacro {
  readonly name: string;
  /** What stands behind the colon; empty for none. */
  readonly parameters: string;
  readonly body: string;
  readonly raw: string;
}

// Control characters, which are taken out of every text before, so that no author can write one.
const start = '\u0001';
const end = '\u0002';
export const macroPlace = /\u0001(\d+)\u0002/y; // eslint-disable-line no-control-regex
const everyPlace = /\u0001(\d+)\u0002/g; // eslint-disable-line no-control-regex

// Two braces are code in the line.
const tag = /(?<!\\|(?<!\\)\{)\{(code|noformat|quote|panel|info|note|tip|warning)(?::([^{}\n]*))?\}/gi;
const verbatim = new Set(['code', 'noformat']);

/**
 * The text with a place for each macro. Lines and cells can then be told without looking into them. What is opened and
 * never closed stays as words, as Jira shows it.
 */
export function takeMacros(text: string): { readonly text: string; readonly macros: readonly WikiMacro[] } {
  const tags = [...text.matchAll(tag)].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    parameters: match[2],
    from: match.index,
    to: match.index + match[0].length,
  }));
  type Tag = (typeof tags)[number];
  // Once nothing closes a name, nothing further on does: without it, a text of nothing but openings takes its square.
  const unclosed = new Set<string>();
  const closing = (at: number, { name }: Tag): number => {
    if (unclosed.has(name)) return -1;
    for (let index = at + 1; index < tags.length; index += 1) {
      const other = tags[index];
      if (other === undefined) break;
      if (other.name === name && other.parameters === undefined) return index;
      if (verbatim.has(other.name) && !verbatim.has(name)) {
        const skipped = closing(index, other);
        if (skipped !== -1) index = skipped;
      }
    }
    unclosed.add(name);
    return -1;
  };
  const macros: WikiMacro[] = [];
  let rest = '';
  let done = 0;
  for (let at = 0; at < tags.length; at += 1) {
    const opening = tags[at];
    const last = opening === undefined ? -1 : closing(at, opening);
    const closer = tags[last];
    if (opening === undefined || closer === undefined) continue;
    rest += `${text.slice(done, opening.from)}${start}${String(macros.length)}${end}`;
    macros.push({
      name: opening.name,
      parameters: opening.parameters ?? '',
      body: text.slice(opening.to, closer.from),
      raw: text.slice(opening.from, closer.to),
    });
    done = closer.to;
    at = last;
  }
  return { text: rest + text.slice(done), macros };
}

/** The text as it was, with each macro back in its place. */
export function putMacros(text: string, macros: readonly WikiMacro[]): string {
  return text.replace(everyPlace, (_, index: string) => macros[Number(index)]?.raw ?? '');
}

/** One parameter by its name, which may be written in any case. */
export function parameter({ parameters }: WikiMacro, name: string): string | undefined {
  for (const part of parameters.split('|')) {
    const [key = '', ...value] = part.split('=');
    if (value.length > 0 && key.trim().toLowerCase() === name) return value.join('=').trim();
  }
  return undefined;
}

// What would close the block it stands in gets a mark that nobody sees; one that has some already gets one more.
const hidden = '\u200b';
const inCode = new RegExp(`\\{(${hidden}*)(code|noformat)\\}`, 'gi');
const wasInCode = new RegExp(`\\{${hidden}(${hidden}*)(code|noformat)\\}`, 'gi');

export function hideClosings(code: string): string {
  return code.replace(inCode, `{${hidden}$1$2}`);
}

export function showClosings(code: string): string {
  return code.replace(wasInCode, '{$1$2}');
}
