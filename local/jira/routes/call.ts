import type * as z from 'zod';
import type { Issue } from '../issue';
import type { Jira } from '../jira';
import { badRequest, NotModelled, Refusal } from '../refusal';
import type { User } from '../site-model';

/** One request on its way through a route. */
export interface Call {
  readonly jira: Jira;
  readonly actor: User;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON, undefined without a body. */
  readonly body: unknown;
  /** Counts a write against the limit of its issue; throws status 429. */
  readonly writing: (issue: Issue) => void;
}

export interface Answer {
  readonly status: number;
  /** Absent for answers without a body. */
  readonly body?: unknown;
  /** Objects that cost points, by the contract's `x-points`. */
  readonly objects?: number;
}

export type Route = (call: Call) => Answer;

export function pathValue(call: Call, name: string): string {
  const value = call.path[name];
  if (value === undefined) throw new Error(`The contract's path has no {${name}}`);
  return value;
}

export function issueOf(call: Call): Issue {
  return call.jira.visibleIssue(call.actor, pathValue(call, 'issueIdOrKey'));
}

/** The issue to be written to; throws status 400 for one that is archived. Counts the write, which throws status 429. */
export function issueToWrite(call: Call): Issue {
  const issue = issueOf(call);
  if (issue.archived !== null)
    throw new Refusal(400, ['This work item has been archived. Archived work items are read-only.']);
  call.writing(issue);
  return issue;
}

/** A whole number from the query, held inside its bounds as Jira does without complaint. */
export function whole(call: Call, name: string, fallback: number, max: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text)) throw badRequest(`The value '${text}' of '${name}' is not a whole number.`);
  return Math.min(Number(text), max);
}

/**
 * Reads a body. Properties that the shape lacks are refused as not modelled, other mismatches with status 400.
 */
export function read<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const unknown = result.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) throw new NotModelled(`the body property '${unknown.keys.join("', '")}'`);
  const [first] = result.error.issues;
  throw badRequest(
    `Invalid request payload: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}. Refer to the REST API documentation and try again.`,
  );
}

/** A slice of a list with the counts that Jira's old-style pages carry. */
export function slice<T>(call: Call, all: readonly T[], usual: number, max: number) {
  const startAt = whole(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = whole(call, 'maxResults', usual, max);
  const values = all.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values };
}
