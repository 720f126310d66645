interface Tables {
  readonly toJira: Readonly<Record<string, string | null>>;
  readonly toPlatform: Readonly<Record<string, string | null>>;
}

/** Forge takes 240 KiB under a key; some room is left for what JSON adds. */
const MOST_CHARACTERS = 200_000;

/**
 * The directory as it can be stored. Of more people than fit, about 1,200 in pairs of long ids, those that were learnt
 * last stay: the others are asked for again when they are met, where a document that is too large would end each pass.
 */
export function keptPeople<T extends Tables>(directory: T): T {
  let kept = directory;
  while (JSON.stringify(kept).length > MOST_CHARACTERS)
    kept = { ...kept, toJira: newerHalf(kept.toJira), toPlatform: newerHalf(kept.toPlatform) };
  return kept;
}

function newerHalf(table: Tables['toJira']): Record<string, string | null> {
  const entries = Object.entries(table);
  return Object.fromEntries(entries.slice(Math.ceil(entries.length / 2)));
}
