import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

test('a damaged file is not taken for a new beginning', async () => {
  await writeFile(join(folder, 'state.json'), '{"version":1');
  expect(() => new WorldStateFile(folder).read()).toThrow('Delete it to begin anew');
});
