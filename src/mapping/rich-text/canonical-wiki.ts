import { adfToWiki } from './adf-to-wiki';
import { wikiToAdf } from './wiki-to-adf';

/**
 * The wiki markup in the one form that all spellings of the same text share: needless escapes, names of colours, empty
 * lines and `{code}` for `{noformat}` make no difference; an empty text is the empty string.
 */
export function canonicalWiki(wiki: string): string {
  return adfToWiki(wikiToAdf(wiki));
}
