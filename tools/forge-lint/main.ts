/**
 * What `forge lint` checks on a developer's machine, without its login and its network, and what it does not see:
 * functions nobody reaches, missing handlers, endpoints outside the contract, scopes too few or too many.
 *
 *   tsx tools/forge-lint/main.ts [directory of the app]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describeFinding } from './finding';
import { forgeLint } from './forge-lint';

/** The manifest names the built pages, and Atlassian's validator looks whether they are there. */
function buildMissingPages(directory: string): void {
  if (
    existsSync(path.join(directory, 'static/build')) ||
    !existsSync(path.join(directory, 'static/build.mjs'))
  )
    return;
  // When this fails the validator says which pages are missing.
  spawnSync(process.execPath, ['static/build.mjs'], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function main(): Promise<void> {
  const directory = path.resolve(process.argv[2] ?? '.');
  buildMissingPages(directory);
  const findings = await forgeLint(directory);
  const lines = new Set(findings.map(describeFinding));
  for (const line of lines) console.log(line);
  console.log(lines.size === 0 ? 'Forge finds nothing to complain of.' : `${String(lines.size)} findings`);
  process.exitCode = lines.size === 0 ? 0 : 1;
}

void main();
