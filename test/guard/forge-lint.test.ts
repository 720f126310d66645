/** A sound little app passes `lint:forge`; each way to break it is found. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeFinding } from '../../tools/forge-lint/finding';
import { forgeLint } from '../../tools/forge-lint/forge-lint';

const sound: Readonly<Record<string, string>> = {
  'manifest.yml': `
app:
  id: ari:cloud:ecosystem::app/7f0f2f5e-4c1b-4a8e-9d57-3f7f6f0e2b11
  runtime:
    name: nodejs22.x
permissions:
  scopes:
    - read:jira-work
    - storage:app
modules:
  jira:adminPage:
    - key: admin
      resource: admin
      resolver: { function: admin-resolver }
      title: Planlink
  scheduledTrigger:
    - { key: hourly, function: every-hour, interval: hour }
  function:
    - { key: admin-resolver, handler: index.adminResolver }
    - { key: every-hour, handler: index.everyHour }
resources:
  - { key: admin, path: static/build/admin }
`,
  'src/index.ts': `
import api, { route } from '@forge/api';
import { kvs } from '@forge/kvs';
export const adminResolver = async () => kvs.get('x');
export async function everyHour(): Promise<void> {
  await api.asApp().requestJira(route\`/rest/api/3/project/\${'X'}\`);
}
`,
  'src/client.ts': `
export const read = (call: Call): unknown => call('GET', route\`/rest/api/3/project/\${'X'}\`);
`,
  'tsconfig.json': '{ "include": ["src/**/*"] }',
  'static/build/admin/index.html': '<html></html>',
  'contracts/jira-cloud.yaml': `
paths:
  /rest/api/3/project/{id}:
    get: { x-atlassian-oauth2-scopes: [{ scheme: OAuth2, state: Current, scopes: ['read:jira-work'] }] }
`,
};

type Break = readonly [title: string, file: string, from: string, to: string, expected: RegExp];

const breaks: readonly Break[] = [
  ['a retired runtime', 'manifest.yml', 'nodejs22.x', 'nodejs18.x', /nodejs18\.x.*@forge\/manifest full/],
  ['an interval that does not exist', 'manifest.yml', 'interval: hour', 'interval: hourly', /interval/],
  [
    'an event without its scope',
    'manifest.yml',
    '  function:\n',
    "  trigger:\n    - { key: t, function: admin-resolver, events: ['avi:confluence:created:page'] }\n  function:\n",
    /scope/,
  ],
  ['pages that are not built', 'manifest.yml', 'static/build/admin', 'static/build/gone', /missing resource/],
  [
    'one key twice',
    'manifest.yml',
    'key: every-hour, handler',
    'key: hourly, handler',
    /duplicate module key/,
  ],
  [
    'a function that no module reaches',
    'manifest.yml',
    '  function:\n',
    '  function:\n    - { key: idle, handler: index.everyHour }\n',
    /function idle is reached by no module/,
  ],
  [
    'a handler that is not exported',
    'src/index.ts',
    'function everyHour',
    'function everyDay',
    /src\/index\.ts exports no everyHour/,
  ],
  [
    'a handler in a missing file',
    'manifest.yml',
    'index.everyHour',
    'gone.everyHour',
    /cannot find associated file/,
  ],
  [
    'a missing scope, seen by Atlassian',
    'manifest.yml',
    '    - read:jira-work\n',
    '',
    /read:jira-work.*@forge\/lint/,
  ],
  [
    'a missing scope of an endpoint behind a helper',
    'manifest.yml',
    '    - read:jira-work\n',
    '',
    /scope read:jira-work is missing/,
  ],
  ['storage without its scope', 'manifest.yml', '    - storage:app\n', '', /scope storage:app is missing/],
  [
    'a scope that nothing needs',
    'manifest.yml',
    '    - storage:app\n',
    '    - storage:app\n    - write:jira-work\n',
    /write:jira-work is asked for and nothing needs it/,
  ],
  [
    'an endpoint outside the contract',
    'src/client.ts',
    '/rest/api/3/project/',
    '/rest/api/3/role/',
    /\/rest\/api\/3\/role\/\{\} is not in contracts/,
  ],
  [
    'a method outside the contract',
    'src/client.ts',
    "'GET'",
    "'DELETE'",
    /DELETE \/rest\/api\/3\/project\/\{id\} is not in contracts/,
  ],
  ['a path put together by hand', 'src/client.ts', 'route`', '`', /must be built by the route tag/],
  [
    'a fetch to a host that is not declared',
    'src/index.ts',
    'export async',
    "export const f = () => api.fetch('https://evil.example/x');\nexport async",
    /evil\.example/,
  ],
  ['sources that Atlassian would skip', 'tsconfig.json', 'src/**/*', 'src', /would not lint it/],
];

// The first run loads Atlassian's linter and compiles its schema.
jest.setTimeout(60_000);

const home = process.cwd();
let place: string;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'planlink-forge-'));
  for (const [file, text] of Object.entries(sound)) write(file, text);
});

afterEach(() => {
  process.chdir(home);
  rmSync(place, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const target = path.join(place, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

test('a sound app passes', async () => {
  expect((await forgeLint(place)).map(describeFinding)).toEqual([]);
});

test.each(breaks)('%s is found', async (_title, file, from, to, expected) => {
  const text = sound[file] ?? '';
  expect(text).toContain(from);
  write(file, text.replace(from, to));
  expect((await forgeLint(place)).map(describeFinding).join('\n')).toMatch(expected);
});
