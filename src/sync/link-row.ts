import * as z from 'zod';
import { readLinkKey } from '../storage/keys';
import type { Fields } from '../storage/port';

/** `ok`: both sides agree. `failed`: a write was refused. `gone`: one side was deleted; the other is left alone. */
export const linkStates = ['ok', 'failed', 'gone'] as const;

/** Rows of before name their connection (`c`) and task (`t`) once more; what they say of them is left unread. */
const rowSchema = z.object({
  l: z.string(),
  i: z.string(),
  s: z.enum(linkStates),
  u: z.number(),
  f: z.string(),
  w: z.enum(['j', 'p', '']).default(''),
  h: z.string().default(''),
});

/** The pair of a task and an issue. */
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
  /** Marks of the rows of history that name the pair; kept by `Links.save` where it is absent. */
  readonly history?: string;
}

/**
 * What is stored under `keys.link`. 100,000 of these are written and paid for by size: names are short, what is empty is
 * left out, and what the key says is not said again. With both ids in it a row was 36 bytes longer, a sixth of it.
 */
export function linkRow(link: Link, marks: string): Fields {
  const { lastChangeBy } = link;
  return {
    l: link.projectLinkId,
    i: link.issueId,
    s: link.state,
    u: link.agreedAt,
    f: link.agreed,
    ...(lastChangeBy === null ? {} : { w: lastChangeBy === 'jira' ? 'j' : 'p' }),
    ...(marks === '' ? {} : { h: marks }),
  };
}

export function readLink(key: string, value: unknown): Link {
  const { l, i, s, u, f, w, h } = rowSchema.parse(value);
  return {
    ...readLinkKey(key),
    projectLinkId: l,
    issueId: i,
    state: s,
    agreedAt: u,
    agreed: f,
    lastChangeBy: w === 'j' ? 'jira' : w === 'p' ? 'platform' : null,
    history: h,
  };
}
