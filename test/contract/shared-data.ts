import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = join(__dirname, '..', '..', '..', 'shared', 'data');

/** The place of a reference file, or null where it is not present; with DEMAND_SHARED=1 that is an error. */
export function sharedFile(name: string): string | null {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  if (process.env['DEMAND_SHARED'] === '1')
    throw new Error(`DEMAND_SHARED=1, but ../shared/data/${name} is missing`);
  return null;
}

/** Every line of a JSON Lines file, packed or not. */
export function readLines(path: string): unknown[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]));
}

/** `describe`, or a visible skip that names what is missing. */
export function describeWith(name: string, title: string, tests: (lines: readonly unknown[]) => void): void {
  const path = sharedFile(name);
  if (path === null)
    describe.skip(`${title} (skipped: ../shared/data/${name} is not here)`, () =>
      it('needs the file', () => undefined));
  else describe(title, () => tests(readLines(path)));
}
