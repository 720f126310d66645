import type { ImportPreview } from '../../../src/contract/life-cycle-views';

/** How many connections importing would make or change, and how many it would leave out. */
export function countImport(preview: ImportPreview): { readonly doing: number; readonly refused: number } {
  const inState = (...states: readonly string[]): number =>
    preview.connections.filter(({ state }) => states.includes(state)).length;
  return { doing: inState('new', 'changed'), refused: inState('refused') };
}
