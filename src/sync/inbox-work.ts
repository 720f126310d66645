import type { EntityChange, Storage } from '../storage/port';
import type { SyncContext } from './context';
import type { Inbox, Named } from './inbox';
import { issueNamed, syncItems } from './items';

/** One call to each side for so many items. */
const AT_ONCE = 100;
/** Between two pages it is looked at most this often whether somebody waits: a look is a read. */
const LOOK_MS = 3_000;

/** The worker's side of the inbox, under the connection's lease: at the beginning of a pass and between its pages. */
export class InboxWork {
  private lookedAt = Date.now();
  private inHand = false;
  private left = false;
  private asked = false;

  constructor(
    private readonly inbox: Inbox,
    private readonly storage: Storage,
  ) {}

  /** True when somebody waits for a turn: no further page is begun. */
  get makesWay(): boolean {
    return this.asked;
  }

  /** True when not all that was taken could be worked on. */
  get isUnfinished(): boolean {
    return this.left;
  }

  /** What to store at the end of the pass. */
  get atEnd(): readonly EntityChange[] {
    return this.inHand && !this.left ? [this.inbox.done] : [];
  }

  /** Works on all that is named. `stored`: what a batch brought for the inbox's keys. */
  async drain(context: SyncContext, stored: ReadonlyMap<string, unknown>): Promise<void> {
    if (this.inbox.isEmpty(stored)) return;
    // What this pass has taken before and worked on still stands there, and is done.
    const named = await this.inbox.take(stored, Date.now(), this.inHand && !this.left);
    if (sizeOf(named) === 0) return;
    this.inHand = true;
    this.left = true;
    for (const [issue, account] of named.editors ?? [])
      context.history.editors.set(issueNamed(issue), account);
    let rest: Named = named;
    let kept = sizeOf(named);
    for (;;) {
      await syncItems(
        context,
        part(rest, (ids) => ids.slice(0, AT_ONCE)),
      );
      rest = part(rest, (ids) => ids.slice(AT_ONCE));
      if (sizeOf(rest) === 0) break;
      const goesOn = context.timeLeft();
      // Each time all that is left is written: at every page it came to the square of what was named.
      if (!goesOn || 2 * sizeOf(rest) <= kept) {
        await this.inbox.keep(rest);
        kept = sizeOf(rest);
      }
      if (!goesOn) return;
    }
    this.left = false;
  }

  /** Between two pages: items that were named meanwhile are not kept waiting, and whoever asked for a turn gets it. */
  async between(context: SyncContext): Promise<void> {
    const now = Date.now();
    if (this.asked || now - this.lookedAt < LOOK_MS) return;
    this.lookedAt = now;
    const waiting = await this.inbox.waiting(now);
    if (waiting === 'turn') this.asked = true;
    if (waiting === 'items')
      await this.drain(context, await this.storage.getEntities('record', this.inbox.keys));
  }
}

function sizeOf({ taskIds, issueIds }: Named): number {
  return taskIds.length + issueIds.length;
}

function part(named: Named, of: (ids: readonly string[]) => readonly string[]): Named {
  return { ...named, taskIds: of(named.taskIds), issueIds: of(named.issueIds) };
}
