/**
 * Each cold start reads and compiles the whole bundle, which Atlassian's bundler does not shorten. What one import
 * brings with it shows here before a customer waits for it.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { bundleApp } from '../../local/host/bundle';

const root = path.resolve(__dirname, '../..');
/**
 * 1,852 kB in November 2026 with three platforms, and little room: half our own, a fifth zod, a tenth Atlassian's packages.
 * The bundler keeps all of a module that anything of it is used of; comments are gone already.
 */
const MOST_BYTES = 1_860_000;
const PACKAGE = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

describe('the bundle that is deployed', () => {
  let file = '';

  beforeAll(async () => {
    file = path.join(await bundleApp(root), 'index.cjs');
  }, 240_000);

  test(`is no larger than ${MOST_BYTES / 1000} kB`, () => {
    expect(statSync(file).size).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('holds no package twice', () => {
    const map = z
      .object({ sources: z.array(z.string()) })
      .parse(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    const copies = new Map<string, Set<string>>();
    for (const source of map.sources) {
      const [, folder, name] = PACKAGE.exec(source) ?? [];
      if (folder === undefined || name === undefined) continue;
      copies.set(name, (copies.get(name) ?? new Set()).add(folder));
    }
    // The list must be read aright to prove anything.
    expect(copies.has('zod')).toBe(true);
    expect([...copies].filter(([, folders]) => folders.size > 1).map(([name]) => name)).toEqual([]);
  });
});
