import { randomUUID } from 'node:crypto';
import type { UiModule } from './ui-modules';

/** One frame of the app as it was rendered for one person: what Forge signs into its context token. */
export interface Placement {
  readonly id: string;
  readonly accountId: string;
  readonly module: UiModule;
  readonly extension: Readonly<Record<string, unknown>>;
  readonly isJiraAdmin: boolean;
}

const mostKept = 2000;

/**
 * Placements are remembered by the server and named by the page with an unguessable id, so that a page cannot
 * claim a place or a person it was not rendered for. The oldest are forgotten; their pages are told to reload.
 */
export class Placements {
  private readonly kept = new Map<string, Placement>();

  add(placement: Omit<Placement, 'id'>): Placement {
    const added = { ...placement, id: randomUUID() };
    this.kept.set(added.id, added);
    for (const id of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      this.kept.delete(id);
    }
    return added;
  }

  find(id: string): Placement | undefined {
    return this.kept.get(id);
  }
}
