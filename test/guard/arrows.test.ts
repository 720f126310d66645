/** Each rule of .dependency-cruiser.cjs must refuse something: a rule that refuses nothing guards nothing. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';

const root = path.resolve(__dirname, '../..');
const load = createRequire(__filename);
const rules = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(load(path.join(root, '.dependency-cruiser.cjs')));
const summary = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** File that breaks the rule -> what it imports. The import must exist, so that nothing else is wrong with it. */
const offences: readonly (readonly [rule: string, from: string, imports: string])[] = [
  ['no-cycles', 'src/sync/ring-a.ts', './ring-b'],
  ['no-unresolved', 'src/sync/lost.ts', './nowhere'],
  ['forge-only-at-the-edge', 'src/sync/forge-user.ts', '@forge/api'],
  ['forge-bridge-only-in-pages', 'src/edge/bridge-user.ts', '@forge/bridge'],
  ['contract-knows-zod-only', 'src/contract/greedy.ts', '../errors/plain'],
  ['pages-know-the-contract-only', 'static/page.ts', '../src/sync/plain'],
  ['app-knows-no-local-platform', 'src/sync/local-user.ts', '../../local/jira/plain'],
  ['app-knows-no-pages', 'src/sync/page-user.ts', '../../static/plain'],
  ['twins-know-no-app', 'local/jira/app-user.ts', '../../src/sync/plain'],
  ['twins-know-no-host', 'local/platform/host-user.ts', '../host/plain'],
  ['leaves-know-nobody', 'src/errors/climber.ts', '../sync/plain'],
  ['core-knows-no-entry', 'src/sync/resolver-user.ts', '../resolvers/plain'],
  ['adapters-know-no-user', 'src/jira/sync-user.ts', '../sync/plain'],
  ['core-knows-ports-only', 'src/auth/adapter-user.ts', '../platform/one/plain'],
  ['mapping-is-pure', 'src/mapping/store-user.ts', '../storage/port'],
  ['mapping-is-pure', 'src/mapping/jira-user.ts', '../jira/port'],
  ['mapping-is-pure', 'src/mapping/kind-user.ts', '../platform/one/plain'],
  ['core-knows-ports-only', 'src/connection/jira-user.ts', '../jira/plain'],
  ['platform-kinds-are-strangers', 'src/platform/two/neighbour.ts', '../one/plain'],
  ['entries-are-strangers', 'src/resolvers/trigger-user.ts', '../triggers/plain'],
  ['triggers-are-strangers', 'src/triggers/resolver-user.ts', '../resolvers/plain'],
  ['deployed-code-takes-dependencies-only', 'src/sync/tool-user.ts', 'a-tool'],
  ['nobody-imports-a-test', 'src/sync/test-user.ts', './plain.test'],
];

/** What the rules allow: the arrows as they are meant. */
const permitted: readonly (readonly [from: string, imports: string])[] = [
  ['src/index.ts', '@forge/api'],
  ['src/edge/storage.ts', '@forge/kvs'],
  ['src/resolvers/good.ts', '../sync/plain'],
  ['src/triggers/good.ts', '../connection/plain'],
  ['src/sync/good.ts', '../platform/port'],
  ['src/mapping/good.ts', '../platform/port'],
  ['src/jira/good.ts', '../mapping/plain'],
  ['src/connection/good.ts', '../jira/port'],
  ['src/platform/one/good.ts', '../port'],
  ['src/contract/good.ts', 'zod'],
  ['src/errors/good.ts', '../contract/plain'],
  ['static/good.ts', '../src/contract/plain'],
  ['local/host/good.ts', '../../src/sync/plain'],
];

const plain = [
  ...['contract', 'errors', 'sync', 'connection', 'resolvers', 'triggers', 'jira', 'platform/one'].map(
    (f) => `src/${f}/plain.ts`,
  ),
  ...[
    'src/platform/port.ts',
    'src/jira/port.ts',
    'src/sync/plain.test.ts',
    'src/storage/port.ts',
    'src/mapping/plain.ts',
  ],
  ...['local/jira/plain.ts', 'local/host/plain.ts', 'static/plain.ts'],
];

let place: string;

function write(file: string, text: string): void {
  const target = path.join(place, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function importing(what: string): string {
  return `import { thing } from '${what}';\nexport const user = thing;\n`;
}

function violations(): { from: string; rule: string }[] {
  const run = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '-T',
      'json',
      'src',
      'local',
      'static',
    ],
    { cwd: place, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (run.stdout === '') throw new Error(run.stderr);
  return summary
    .parse(JSON.parse(run.stdout))
    .summary.violations.map((found) => ({ from: found.from, rule: found.rule.name }));
}

beforeAll(() => {
  place = mkdtempSync(path.join(tmpdir(), 'planlink-arrows-'));
  cpSync(path.join(root, '.dependency-cruiser.cjs'), path.join(place, '.dependency-cruiser.cjs'));
  write(
    'tsconfig.node.json',
    JSON.stringify({ compilerOptions: { moduleResolution: 'bundler', module: 'esnext' } }),
  );
  const dependencies = {
    '@forge/api': '1.0.0',
    '@forge/kvs': '1.0.0',
    '@forge/bridge': '1.0.0',
    zod: '1.0.0',
  };
  write(
    'package.json',
    JSON.stringify({ name: 'arrows', dependencies, devDependencies: { 'a-tool': '1.0.0' } }),
  );
  for (const name of [...Object.keys(dependencies), 'a-tool']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'exports.thing = 1;\n');
  }
  for (const file of plain) write(file, 'export const thing = 1;\n');
  for (const [from, imports] of permitted) write(from, importing(imports));
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

test('what the plan permits passes, and every offence is refused by its own rule', () => {
  expect(violations()).toEqual([]);

  write(
    'src/sync/ring-b.ts',
    "import { user } from './ring-a';\nexport const thing = 1;\nexport const back = user;\n",
  );
  for (const [, from, imports] of offences) write(from, importing(imports));
  const found = new Set(violations().map(({ from, rule }) => `${rule}: ${from}`));
  expect(offences.map(([rule, from]) => `${rule}: ${from}`).filter((offence) => !found.has(offence))).toEqual(
    [],
  );
});

test('every rule has an offence here', () => {
  expect([...new Set(offences.map(([rule]) => rule))].sort()).toEqual(
    rules.forbidden.map((rule) => rule.name).sort(),
  );
});
