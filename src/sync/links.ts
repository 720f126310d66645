import { keys } from '../storage/keys';
import type { EntityPage, Storage } from '../storage/port';
import type { History } from './history';
import { linkRow, readLink, type Link } from './link-row';

export { linkStates } from './link-row';
export type { Link } from './link-row';

/** What stands for the agreement of a pair that a person parted: nothing that either side does joins it again. */
export const PARTED = '';

export function isParted(link: Link | undefined): boolean {
  return link?.state === 'gone' && link.agreed === PARTED;
}

/** Marks of so many links are kept at hand, more than one batch reads. */
const REMEMBERED = 2000;

export interface LinkPage {
  readonly links: readonly Link[];
  readonly cursor: string | null;
}

export class Links {
  /** Marks of the links read last: whoever saves a link need not carry them along. */
  private readonly marks = new Map<string, string>();

  constructor(
    private readonly storage: Storage,
    private readonly history: History | null = null,
  ) {}

  /** Strict: what was written before is seen. */
  async ofTasks(connectionId: string, taskIds: readonly string[]): Promise<ReadonlyMap<string, Link>> {
    const stored = await this.storage.getEntities(
      'link',
      taskIds.map((id) => keys.link(connectionId, id)),
    );
    const found = new Map<string, Link>();
    for (const [key, value] of stored) {
      const link = readLink(key, value);
      found.set(link.taskId, link);
      this.remember(link);
    }
    return found;
  }

  /** Stores what has been told of these pairs with them. */
  async save(links: readonly Link[]): Promise<void> {
    await this.history?.store();
    await this.storage.setEntities(
      'link',
      links.map((link) => ({
        key: keys.link(link.connectionId, link.taskId),
        value: linkRow(link, this.marksOf(link)),
      })),
    );
  }

  /** Nobody is to see to this pair any more, though something of it was refused. What a worker has stored since stands. */
  async leaveBe(connectionId: string, taskId: string): Promise<void> {
    const key = keys.link(connectionId, taskId);
    const stored = await this.storage.getEntity('link', key);
    const link = stored === undefined ? undefined : readLink(key, stored);
    if (link?.state !== 'failed') return;
    const unchanged = { attribute: 'u', value: link.agreedAt };
    const row = linkRow({ ...link, state: 'ok' }, link.history ?? '');
    await this.storage.replaceEntity('link', key, row, unchanged);
  }

  /** For people and for events without a property at hand: may lag behind. */
  async ofIssue(issueId: string): Promise<Link | undefined> {
    const page = await this.storage.query({
      entity: 'link',
      index: 'by-issue',
      partition: [issueId],
      sort: 'DESC',
      limit: 1,
    });
    const link = readPage(page).links[0];
    if (link !== undefined) this.remember(link);
    return link;
  }

  private remember({ taskId, history = '' }: Link): void {
    if (this.marks.size >= REMEMBERED) this.marks.clear();
    if (history !== '') this.marks.set(taskId, history);
  }

  private marksOf({ taskId, history }: Link): string {
    const before = history ?? this.marks.get(taskId) ?? '';
    const marks = this.history?.marksOf(taskId, before) ?? before;
    if (marks !== '') this.marks.set(taskId, marks);
    return marks;
  }

  async ofProject(
    projectLinkId: string,
    state: Link['state'],
    limit: number,
    cursor?: string,
  ): Promise<LinkPage> {
    return readPage(
      await this.storage.query({
        entity: 'link',
        index: 'by-project-state',
        partition: [projectLinkId, state],
        sort: 'DESC',
        limit,
        cursor,
      }),
    );
  }
}

function readPage(page: EntityPage): LinkPage {
  return { links: page.items.map(({ key, value }) => readLink(key, value)), cursor: page.cursor };
}
