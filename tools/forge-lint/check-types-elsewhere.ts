import { createRequire } from 'node:module';

const CHECK = 'getFirstSemanticOrSyntacticError';

/**
 * Atlassian's linter has TypeScript check the types of every file, to tell of some forty mistakes of grammar; that is a
 * third of its time, and `npm run lint:types` checks the same files with the same tsconfig.json for all mistakes. Throws
 * when the linter's parser is no longer built that way.
 */
export function checkTypesElsewhere(): void {
  // Found as the linter finds it: another copy of the parser is not the one it uses.
  const load = createRequire(require.resolve('@forge/lint'));
  const checks: unknown = load('@typescript-eslint/typescript-estree/dist/semantic-or-syntactic-errors');
  if (typeof checks !== 'object' || checks === null || !(CHECK in checks))
    throw new Error(`The parser of @forge/lint has no ${CHECK}`);
  Object.assign(checks, { [CHECK]: () => undefined });
  // One program for all files, not one that waits for them to change.
  process.env['TSESTREE_SINGLE_RUN'] = 'true';
}
