import type { Store } from '../../data/store';
import { htmlToWiki } from './html-to-wiki';
import { wikiToHtml } from './wiki-to-html';

interface KeptText {
  readonly wiki: string;
  /** What the store made of it; another text there means that somebody wrote elsewhere since. */
  readonly stored: string;
}

export type TextState = readonly (readonly [string, KeptText])[];

/**
 * Descriptions and comments in wiki markup. What was written here comes back letter for letter, as from a real Jira; what
 * was written on another platform of the sandbox is turned into wiki markup.
 */
export class Texts {
  private readonly kept = new Map<string, KeptText>();

  constructor(private readonly store: Store) {}

  /** What the store is to keep of a text written here. */
  forStore(wiki: string): string {
    return this.store.markup === 'html' ? wikiToHtml(wiki) : wiki;
  }

  /** @param place the id of the task or comment; `stored` as the store has it now */
  remember(place: string, wiki: string, stored: string | null): void {
    if (stored === null) this.kept.delete(place);
    else this.kept.set(place, { wiki, stored });
  }

  wiki(place: string, stored: string): string {
    const kept = this.kept.get(place);
    if (kept?.stored === stored) return kept.wiki;
    return this.store.markup === 'html' ? htmlToWiki(stored) : stored;
  }

  snapshot(): TextState {
    return [...this.kept];
  }

  restore(state: TextState): void {
    this.kept.clear();
    for (const [place, text] of state) this.kept.set(place, text);
  }
}
