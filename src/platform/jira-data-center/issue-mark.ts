import * as z from 'zod';
import { unlessGone } from '../http/unless-gone';
import * as answers from './answers';
import type { JiraApi } from './api';

/**
 * What the app keeps with an issue in an entity property, which nobody sees and which does not count as a change of the
 * issue. It is set in the call that makes the issue: whoever dies after that call finds it by the key of the attempt.
 * JQL does not find it (only what an app installed in that Jira declares is indexed), so it is read issue by issue.
 */
export const propertyKey = 'planlink';

const markSchema = z.object({
  /** The idempotency key of the create. */
  key: z.string().max(500).nullable().default(null),
  /** The address to which its remote link leads. */
  url: z.string().max(2000).nullable().default(null),
});
export type IssueMark = z.output<typeof markSchema>;

export const markProperty = (mark: IssueMark): { readonly key: string; readonly value: IssueMark } => ({
  key: propertyKey,
  value: mark,
});

const none: IssueMark = { key: null, url: null };

/** The mark of an issue that was read with its property. */
export function markOf({ properties }: Pick<answers.Issue, 'properties'>): IssueMark {
  const read = markSchema.safeParse(properties?.[propertyKey]);
  return read.success ? read.data : none;
}

/** Null where the app has kept nothing. */
export async function readMark(api: JiraApi, issueId: string): Promise<IssueMark | null> {
  const call = { method: 'GET', path: pathOf(issueId), scope: 'item' } as const;
  const property = await unlessGone(api.json(call, answers.issueProperty));
  return markSchema.safeParse(property?.value).data ?? null;
}

export async function writeMark(api: JiraApi, issueId: string, mark: IssueMark): Promise<void> {
  await api.done({ method: 'PUT', path: pathOf(issueId), body: mark, scope: 'item' });
}

const pathOf = (issueId: string): string => `/issue/${encodeURIComponent(issueId)}/properties/${propertyKey}`;
