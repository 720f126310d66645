import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealClock } from '../clock';
import { Internet } from '../internet';
import { createSandbox } from '../platform';
import { WorldStateFile } from './world-state';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planlink-state-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a sandbox comes back from the file with all its tasks', async () => {
  const parts = { clock: new RealClock(), internet: new Internet() };
  const before = await createSandbox({ ...parts, seed: 3 });
  new WorldStateFile(folder).write({ jira: { any: 'thing' }, sandbox: before.snapshot() });
  const state = new WorldStateFile(folder).read();
  if (state === null) throw new Error('Nothing was kept');
  const after = await createSandbox({ ...parts, state: state.sandbox });
  expect(after.world.tasks()).toEqual(before.world.tasks());
  expect(state.jira).toEqual({ any: 'thing' });
});

test('who deletes the file begins anew: what Forge kept goes too', async () => {
  const file = new WorldStateFile(folder);
  await writeFile(file.forgeStorage, '{}');
  expect(file.read()).toBeNull();
  expect(existsSync(file.forgeStorage)).toBe(false);
});

test('a state of an older version is set aside with what Forge kept, and this is said', async () => {
  const said: string[] = [];
  const file = new WorldStateFile(folder, (line) => said.push(line));
  const path = join(folder, 'state.json');
  await writeFile(path, '{"version":1,"jira":{},"sandbox":{"store":{},"grants":[],"hooks":{}}}');
  await writeFile(file.forgeStorage, '{"of":"then"}');
  expect(file.read()).toBeNull();
  expect(said).toEqual([expect.stringContaining(`set aside as ${path}.version-1; the world begins anew`)]);
  expect(existsSync(path)).toBe(false);
  expect(await readFile(`${path}.version-1`, 'utf8')).toContain('"version":1');
  expect(await readFile(`${file.forgeStorage}.version-1`, 'utf8')).toBe('{"of":"then"}');
  expect(existsSync(file.forgeStorage)).toBe(false);
});

test('a state of a later version is refused and left alone', async () => {
  const path = join(folder, 'state.json');
  await writeFile(path, '{"version":99}');
  expect(() => new WorldStateFile(folder).read()).toThrow('Delete it to begin anew');
  expect(existsSync(path)).toBe(true);
});

test('a damaged file is not taken for a new beginning', async () => {
  await writeFile(join(folder, 'state.json'), '{"version":1');
  expect(() => new WorldStateFile(folder).read()).toThrow('Delete it to begin anew');
});
