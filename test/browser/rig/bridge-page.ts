import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Builds the fixture page with the real @forge/bridge inside. Answers the folder. */
export async function buildBridgeFixture(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'planlink-bridge-fixture-'));
  const vite = resolve('node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [
    vite,
    'build',
    join(__dirname, 'bridge-fixture'),
    '--base',
    './',
    '--outDir',
    outDir,
    '--logLevel',
    'warn',
  ]);
  return outDir;
}
