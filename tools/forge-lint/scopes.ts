import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppUnderLint } from './app-under-lint';
import type { Finding } from './finding';

/**
 * The manifest must ask for each scope that the contract's endpoints and the storage need, and for no other: an admin
 * reads the list before installing. Atlassian's linter sees neither our endpoints nor a missing `storage:app`.
 */
export function checkScopes(app: AppUnderLint): Finding[] {
  if (app.manifest === null) return [];
  const needed = new Map<string, string>();
  for (const [endpoint, operations] of Object.entries(app.contract.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      for (const { scopes } of operation['x-atlassian-oauth2-scopes']) {
        for (const scope of scopes) needed.set(scope, `${method.toUpperCase()} ${endpoint}`);
      }
    }
  }
  const stores = app.sources.find((file) =>
    /from '@forge\/kvs'/.test(readFileSync(path.join(app.directory, file), 'utf8')),
  );
  if (stores !== undefined) needed.set('storage:app', stores);

  const asked = new Set(app.manifest.permissions.scopes);
  const findings: Finding[] = [];
  const complain = (message: string): void =>
    void findings.push({ file: 'manifest.yml', line: 0, message, source: 'forge-lint' });
  for (const [scope, reason] of needed)
    if (!asked.has(scope)) complain(`scope ${scope} is missing: ${reason} needs it`);
  for (const scope of asked)
    if (!needed.has(scope)) complain(`scope ${scope} is asked for and nothing needs it`);
  return findings;
}
