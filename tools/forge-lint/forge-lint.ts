import { readApp } from './app-under-lint';
import { findSkippedSources, lintSources, validateManifest } from './atlassian-checks';
import { checkTypesElsewhere } from './check-types-elsewhere';
import { compileSchemasOnce } from './compile-schemas-once';
import type { Finding } from './finding';
import { checkFunctions } from './function-reach';
import { checkEndpoints } from './jira-endpoints';
import { checkScopes } from './scopes';

compileSchemasOnce();
checkTypesElsewhere();

/** All findings about the app in a directory, none of which Forge itself must be asked for. Moves the process there. */
export async function forgeLint(directory: string): Promise<Finding[]> {
  // Atlassian's validators and linters read manifest.yml and tsconfig.json of the working directory.
  process.chdir(directory);
  const app = readApp(directory);
  const manifest = await validateManifest();
  // Their linters take the manifest for valid, and fail without a place when it is not.
  const sources =
    manifest.length > 0 ? [] : [...(await findSkippedSources(app)), ...(await lintSources(app))];
  return [...manifest, ...sources, ...checkFunctions(app), ...checkEndpoints(app), ...checkScopes(app)];
}
