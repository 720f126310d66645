/**
 * `npm run lint:code` and most of `npm run lint:types` in one process: eslint over everything, and what `tsc` says of
 * pages, tests and tools. Each alone builds the same programs and works out the same types, which is most of its time.
 *
 *   tsx tools/lint-code/main.ts
 */
import { ESLint } from 'eslint';
import { programOf, typeErrors } from './program';

/** As in eslint.config.mjs. */
const projects = ['tsconfig.node.json', 'static/tsconfig.json'];

async function main(): Promise<void> {
  const programs = projects.map(programOf);
  const types = programs.map(typeErrors).join('');
  const parserOptions = { programs, project: null };
  const eslint = new ESLint({
    overrideConfig: { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions } },
  });
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(types + (await formatter.format(results)));
  const clean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
  process.exitCode = types === '' && clean ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
