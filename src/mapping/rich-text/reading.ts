import type { AdfNode } from './adf-document';

/** How a platform's markup is read. */
export interface Reading {
  /** As what a block is read when it has been written. */
  readonly readAgain: (block: AdfNode) => readonly AdfNode[];
  /** Equal for two blocks when nobody who sees both would tell them apart. */
  readonly keyOf: (block: AdfNode) => string;
}

/** Blocks inside another are read as it stands around them. */
export function readingInside(outer: Reading, around: AdfNode): Reading {
  return {
    ...outer,
    readAgain: (block) => {
      // Alone, a column is no layout.
      const content = around.type === 'layoutSection' ? [block, block] : [block];
      const [only, ...others] = outer.readAgain({ ...around, content });
      const read = only?.type === around.type && others.length === 0 ? (only.content ?? []) : [];
      return read.slice(0, read.length / content.length);
    },
  };
}
