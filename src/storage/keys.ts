/** Every key of the app's storage in one place. Ids are ours or checked, so no key can run into another. */
export const keys = {
  connectionIndex: 'connections',
  connection: (id: string) => `connection:${id}`,
  health: (id: string) => `health:${id}`,
  progress: (id: string) => `progress:${id}`,
  /** Which connections sync which Jira project. */
  routes: 'routes',
  inbox: (id: string, shard: number) => `inbox:${id}:${shard}`,
  inboxCall: (id: string) => `inbox-call:${id}`,
  inboxTaken: (id: string) => `inbox-taken:${id}`,
  budget: (id: string) => `budget:${id}`,
  heartbeat: (id: string) => `heartbeat:${id}`,
  intent: (id: string) => `intent:${id}`,
  people: (id: string) => `people:${id}`,
  /** Ways out of the statuses of a workflow, as they were found. */
  workflow: (projectId: string, typeId: string) => `workflow:${projectId}:${typeId}`,
  mapping: (linkId: string) => `mapping:${linkId}`,
  /** Kinds of custom fields that were not stored with the mapping. */
  kinds: (linkId: string) => `kinds:${linkId}`,
  link: (connectionId: string, taskId: string) => `${connectionId}:${keyPart(taskId)}`,
  failure: (connectionId: string, item: string) => `${connectionId}:${keyPart(item)}`,
  history: (connectionId: string, mark: string) => `${connectionId}:${mark}`,
  dryRun: (connectionId: string) => `dry-run:${connectionId}`,
  lease: (what: string, connectionId: string) => `${what}:${connectionId}`,
  spares: (connectionId: string) => `spares:${connectionId}`,
  site: 'site',
  pendingAuthorisation: (connectionId: string) => `authorising:${connectionId}`,
  usedState: (hash: string) => `state-used:${hash}`,
  usedCode: (hash: string) => `code-used:${hash}`,
  seenWebhook: (connectionId: string, eventHash: string) => `webhook-seen:${connectionId}:${eventHash}`,
  webhook: (connectionId: string) => `webhook:${connectionId}`,
  resync: (connectionId: string) => `resync:${connectionId}`,
  tests: (connectionId: string) => `tests:${connectionId}`,
  leaving: (connectionId: string) => `leaving:${connectionId}`,
  /** When the access token of the connection ends. */
  tokenEnd: (connectionId: string) => `token-end:${connectionId}`,
  /** The project link with which the daily count goes on; nothing while all were counted. */
  recount: 'recount',
  workspaces: (connectionId: string) => `workspaces:${connectionId}`,
} as const;

/** Keys of the secret store. Nothing secret is written under any other key. */
export const secretKeys = {
  credential: (connectionId: string, credentialId: string) => `credential:${connectionId}:${credentialId}`,
  state: (hash: string) => `state:${hash}`,
  code: (hash: string) => `code:${hash}`,
  webhook: (connectionId: string) => `webhook:${connectionId}`,
} as const;

/** Remote ids are opaque; characters that a Forge key may not hold are written as #hex. */
export function keyPart(remoteId: string): string {
  return remoteId.replace(
    /[^A-Za-z0-9._-]/g,
    (character) => `#${(character.codePointAt(0) ?? 0).toString(16)}.`,
  );
}

/** The connection and the task that `keys.link` was made of. Throws for what is no such key. */
export function readLinkKey(key: string): { readonly connectionId: string; readonly taskId: string } {
  const [, connectionId, part] = /^([^:]+):(.+)$/.exec(key) ?? [];
  if (connectionId === undefined || part === undefined) throw new Error('A link without a name');
  const taskId = part.replace(/#([0-9a-f]+)\./g, (_, code: string) =>
    String.fromCodePoint(parseInt(code, 16)),
  );
  return { connectionId, taskId };
}
