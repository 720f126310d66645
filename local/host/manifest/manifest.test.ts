import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, readManifest } from './manifest';

const FIXTURE = readFileSync(join(__dirname, '..', 'fixtures', 'app', 'manifest.yml'), 'utf8');

test("gives each function the lowest limit of the modules that refer to it, and the app's memory or its own", () => {
  const text = FIXTURE.replace(
    '- { key: work, handler: index.work, timeoutSeconds: 60 }',
    [
      '- { key: work, handler: index.work, timeoutSeconds: 900, runtime: { memoryMB: 512 } }',
      '    - { key: plain, handler: index.plain }',
    ].join('\n'),
  ).replace(
    'queue: work, function: work }',
    'queue: work, function: work }\n    - { key: other, queue: other, function: plain }',
  );
  const { functions } = parseManifest(text);
  expect([...functions.values()].map(({ key, timeoutMs, memoryMB }) => [key, timeoutMs, memoryMB])).toEqual([
    ['resolver', 25_000, 128],
    ['hook', 55_000, 128],
    ['tick', 55_000, 128],
    ['work', 900_000, 512],
    ['plain', 55_000, 128],
  ]);
});

test('a function that a page and a queue share has the limit of the page', () => {
  const shared = FIXTURE.replace('queue: work, function: work', 'queue: work, function: resolver');
  expect(parseManifest(shared).functions.get('resolver')?.timeoutMs).toBe(25_000);
});

test.each([
  ['a module type without a model', 'webtrigger:', 'jira:globalPage:', /jira:globalPage/],
  ['an unknown permission', 'configurable:', 'remotes:', /remotes/],
  ['a runtime the platform blocks', 'nodejs22.x', 'nodejs20.x', /app\.runtime\.name/],
  ['a function nobody declares', 'function: tick,', 'function: tock,', /tick -> function tock/],
  ['a resource nobody declares', 'resource: page,', 'resource: paper,', /page -> resource paper/],
  ['a limit above the platform', 'timeoutSeconds: 60', 'timeoutSeconds: 901', /timeoutSeconds/],
])('refuses %s', (_, from, to, message) => {
  expect(() => parseManifest(FIXTURE.replace(from, to))).toThrow(message);
});

test("reads the project's own manifest", () => {
  const manifest = readManifest(join(__dirname, '..', '..', '..', 'manifest.yml'));
  expect(manifest.configurableEgress).toBe(true);
  expect(manifest.licensed).toBe(true);
  expect(manifest.entities.map(({ name }) => name)).toContain('link');
});
