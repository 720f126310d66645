import { adfToWiki } from './adf-to-wiki';
import { canonicalAdf } from './canonical-adf';
import { untouchedGroups } from './untouched-groups';
import { documentOfParts, readAgain, wikiParts, wikiToAdf } from './wiki-to-adf';

/**
 * The document as wiki markup, with the platform's own words for all that nobody in Jira touched: other macros, kinds
 * of quotes and colours by name would else be written anew with each edit. `current`: what the platform holds.
 */
export function writeWiki(document: unknown, current: string | null = null): string {
  const plain = adfToWiki(document);
  if (current === null || current === '') return plain;
  const kept = withUntouched(document, current);
  // Where parts hang together in a way that is not seen from them alone, such as one colour over several.
  return reading(kept) === reading(plain) ? kept : plain;
}

function reading(wiki: string): string {
  return JSON.stringify(canonicalAdf(wikiToAdf(wiki)).content);
}

function withUntouched(document: unknown, current: string): string {
  const blocks = canonicalAdf(document).content;
  const shown = blocks.map((block) => canonicalAdf({ type: 'doc', content: readAgain(block) }).content);
  const owners = shown.flatMap((read, block) => read.map(() => block));
  const parts = wikiParts(current);
  const found = untouchedGroups(
    shown.flat().map((node) => JSON.stringify(node)),
    parts.map((part) => canonicalAdf(documentOfParts([part])).content.map((node) => JSON.stringify(node))),
  );
  let wiki = '';
  let block = 0;
  let part = -2;
  const add = (text: string, separator: string): void => {
    if (text !== '') wiki += wiki === '' ? text : separator + text;
  };
  const write = (until: number): void => {
    for (; block < until; block += 1)
      add(adfToWiki({ type: 'doc', version: 1, content: blocks.slice(block, block + 1) }), '\n\n');
  };
  for (const { old, from, length } of found) {
    const first = owners[from] ?? -1;
    const last = owners[from + length - 1] ?? -1;
    const isWhole = owners[from - 1] !== first && owners[from + length] !== last;
    if (!isWhole || first < block) continue;
    const isNext =
      old === part + 1 && !blocks.slice(block, first).some((_, at) => (shown[block + at] ?? []).length > 0);
    write(first);
    add(parts[old]?.source ?? '', isNext ? `\n${parts[old]?.gap ?? ''}` : '\n\n');
    block = last + 1;
    part = old;
  }
  write(blocks.length);
  return wiki;
}
