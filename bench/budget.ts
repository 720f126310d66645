import { match } from '../local/jira/contract';

/** Most issues or keys that one call takes: Jira's bulk create and bulk fetch, the platform's page, KVS batches. */
export const perCall = { create: 50, fetch: 100, page: 100, keys: 25 } as const;
/** From the table of budgets in the plan. */
export const goals = {
  pointsPerIssueRead: 1.05,
  pointsPerIssueChanged: 1.1,
  kvsBytesPerChangedLink: 300,
  dollarsPerItem: 0.001 / 1000,
  tickOutgoingCalls: 4,
  tickKvsReads: 3,
  tickGbSeconds: 0.1,
  bundleBytes: 500_000,
  loadMs: 80,
} as const;

/** Points of one call that answers so many objects, by the contract that the twin charges by. */
export function pointsOf(method: string, path: string, objects = 0): number {
  const found = match(method, path);
  if (found === null) throw new Error(`The contract has no ${method} ${path}`);
  const { base, perObject } = found.operation.points;
  return base + perObject * objects;
}

/** Calls and points to read so many issues by id. */
export function bulkRead(issues: number): { readonly calls: number; readonly points: number } {
  const calls = Math.ceil(issues / perCall.fetch);
  const one = pointsOf('POST', '/rest/api/3/issue/bulkfetch');
  const perIssue = pointsOf('POST', '/rest/api/3/issue/bulkfetch', 1) - one;
  return { calls, points: calls * one + issues * perIssue };
}
