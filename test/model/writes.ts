import type { CallRecord } from '../../local/host/recorder';

const readingPosts = /\/(search\/jql|bulkfetch)$/;
/** Renews the right to call and changes no item. */
const tokens = /\/oauth\/token$/;

const storageWrites = /\/(set|delete|transaction)$/;

/** Whether a call of the app changes anything where it goes. */
export function isWrite({ target, method, path }: Pick<CallRecord, 'target' | 'method' | 'path'>): boolean {
  if (target === 'kvs') return storageWrites.test(path);
  return method !== 'GET' && !readingPosts.test(path);
}

/** Writes to either side among these calls: pairs in which nothing changed must cost none. */
export function writesOf(calls: readonly CallRecord[]): readonly string[] {
  return calls
    .filter((call) => (call.target === 'jira' || call.target === 'egress') && isWrite(call))
    .filter(({ path }) => !tokens.test(path))
    .map(({ method, path }) => `a write although nothing changed: ${method} ${path}`);
}
