import type { AdfDocument, AdfNode } from './adf-document';
import { withLocalIds, withoutLocalIds } from './local-ids';
import type { Reading } from './reading';
import { restoreAdf } from './restore-adf';

/**
 * What was read from the platform, with the blocks of Jira's document in the place of all that nobody there touched:
 * what the platform's markup has no words for would else be gone after any edit of the text around it. `current`: the
 * document that Jira holds. Where nothing was touched, the result is that document.
 */
export function keepUntouched(
  document: AdfDocument,
  current: AdfDocument | null | undefined,
  reading: Reading,
): AdfDocument {
  if (current === null || current === undefined || current.content.length === 0) return document;
  const read = document.content.map(withoutLocalIds);
  const found = new Set(read.map(reading.keyOf));
  // Most blocks are said whole, and need not be written to know as what they are read.
  const shown = current.content.map((block) =>
    found.has(reading.keyOf(block)) ? [block] : reading.readAgain(block).map(withoutLocalIds),
  );
  const restored = restoreAdf(read, current.content, shown, reading);
  return { ...document, content: withLocalIds(restored) };
}

/** Alone, as the language of a platform says a block. */
export function asDocument(block: AdfNode): AdfDocument {
  return { type: 'doc', version: 1, content: [block] };
}
