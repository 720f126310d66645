import * as z from 'zod';
import { keys } from '../storage/keys';
import type { EntityPage, Storage } from '../storage/port';
import type { History } from './history';

/** `ok`: both sides agree. `failed`: a write was refused. `gone`: one side was deleted; the other is left alone. */
export const linkStates = ['ok', 'failed', 'gone'] as const;

const linkSchema = z.object({
  c: z.string(),
  l: z.string(),
  t: z.string(),
  i: z.string(),
  s: z.enum(linkStates),
  u: z.number(),
  f: z.string(),
  w: z.enum(['j', 'p', '']).optional(),
  h: z.string().default(''),
});

/** The pair of a task and an issue. Field names are short: 100,000 of these are written and paid for by size. */
export interface Link {
  readonly connectionId: string;
  readonly projectLinkId: string;
  readonly taskId: string;
  readonly issueId: string;
  readonly state: (typeof linkStates)[number];
  /** Milliseconds since the epoch. */
  readonly agreedAt: number;
  /** Fingerprints of what each side held when they last agreed (mapping/fingerprints.ts), and who moved last. */
  readonly agreed: string;
  /** Whose change was carried over last. */
  readonly lastChangeBy: 'jira' | 'platform' | null;
  /** Marks of the rows of history that name the pair; kept by `save` where it is absent. */
  readonly history?: string;
}

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
    for (const value of stored.values()) {
      const link = read(value);
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
        value: {
          c: link.connectionId,
          l: link.projectLinkId,
          t: link.taskId,
          i: link.issueId,
          s: link.state,
          u: link.agreedAt,
          f: link.agreed,
          w: link.lastChangeBy === null ? '' : link.lastChangeBy === 'jira' ? 'j' : 'p',
          ...this.marksOf(link),
        },
      })),
    );
  }

  /** Nobody is to see to this pair any more, though something of it was refused. What a worker has stored since stands. */
  async leaveBe(connectionId: string, taskId: string): Promise<void> {
    const key = keys.link(connectionId, taskId);
    const stored = linkSchema.safeParse(await this.storage.getEntity('link', key));
    if (stored.data?.s !== 'failed') return;
    const unchanged = { attribute: 'u', value: stored.data.u };
    await this.storage.replaceEntity('link', key, { ...stored.data, s: 'ok' }, unchanged);
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

  private marksOf({ taskId, history }: Link): { readonly h?: string } {
    const before = history ?? this.marks.get(taskId) ?? '';
    const marks = this.history?.marksOf(taskId, before) ?? before;
    if (marks === '') return {};
    this.marks.set(taskId, marks);
    return { h: marks };
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
  return { links: page.items.map(({ value }) => read(value)), cursor: page.cursor };
}

function read(value: unknown): Link {
  const { c, l, t, i, s, u, f, w, h } = linkSchema.parse(value);
  return {
    connectionId: c,
    projectLinkId: l,
    taskId: t,
    issueId: i,
    state: s,
    agreedAt: u,
    agreed: f,
    lastChangeBy: w === 'j' ? 'jira' : w === 'p' ? 'platform' : null,
    history: h,
  };
}
