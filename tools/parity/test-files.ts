import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testsIn, type NamedTest } from './test-titles';

const root = path.resolve(__dirname, '../..');
/** Where jest.config.cjs looks for tests; what is built from them lies below `build`. */
const folders = [
  'src',
  'static',
  'local',
  ...['contract', 'guard', 'integration', 'browser'].map((one) => `test/${one}`),
];

export interface PlacedTest extends NamedTest {
  /** From the root of the repository, with slashes. */
  readonly file: string;
}

/** Every test of this repository, in an order that no file system decides. */
export function allTests(): readonly PlacedTest[] {
  return folders
    .flatMap((folder) => testFilesBelow(folder))
    .sort()
    .flatMap((file) =>
      testsIn(file, readFileSync(path.join(root, file), 'utf8'), (specifier) =>
        moduleFrom(file, specifier),
      ).map((test) => ({ ...test, file })),
    );
}

function testFilesBelow(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'build' ? [] : testFilesBelow(place);
    return entry.name.endsWith('.test.ts') ? [place] : [];
  });
}

function moduleFrom(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const place = `${path.join(root, path.dirname(file), specifier)}.ts`;
  return existsSync(place) ? readFileSync(place, 'utf8') : null;
}
