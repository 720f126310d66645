import { readingKit } from './reading';
import type { KitStage } from './stage';
import { troubleKit, type KindOver } from './trouble';
import { writingKit } from './writing';

export interface KitSubject {
  readonly stage: () => Promise<KitStage>;
  /** The same kind over another way out. */
  readonly kindOver: KindOver;
  /** Requests of a look for changes that finds nothing, for one project. */
  readonly idleCalls: number;
}

/**
 * What the engine relies on of any platform: every adapter passes the same suite, against the sandbox as that platform
 * (docs/adding-a-platform.md). What a platform cannot do its capabilities say, and the suite asks for no more.
 */
export function adapterKit(subject: KitSubject): void {
  let on: KitStage;
  beforeEach(async () => {
    on = await subject.stage();
  });
  afterEach(() => {
    on.end();
    expect(on.faultsFound()).toEqual([]);
  });
  describe('reading', () => readingKit(() => on, subject));
  describe('writing', () => writingKit(() => on));
  describe('trouble', () => troubleKit(() => on, subject.kindOver));
}
