import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['static', 'src/contract', 'package-lock.json', 'manifest.yml'];
const outputName = 'build';

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => name !== outputName);
  return entries.flatMap((entry) => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(child) : [child];
  });
}

/** When the newest of the files was last changed, in milliseconds since the epoch. */
function newest(files: readonly string[]): number {
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

function isFresh(root: string, pages: readonly string[]): boolean {
  if (!pages.every((page) => existsSync(page))) return false;
  const from = sources.flatMap((source) => {
    const path = join(root, source);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
  return newest(from) < Math.min(...pages.map((page) => statSync(page).mtimeMs));
}

/**
 * Builds the app's pages into `static/build`, unless they are newer than all they are made of, whoever built them.
 *
 * @param folders of the manifest's resources, relative to the root
 * @throws Error with the build's own words
 */
export async function buildPages(root: string, folders: readonly string[]): Promise<void> {
  if (
    isFresh(
      root,
      folders.map((folder) => join(root, folder, 'index.html')),
    )
  )
    return;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'static', 'build.mjs')], {
      cwd: root,
      // Under a test runner it would be `test`, and the pages be compiled for a development React that is not there.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be built:\n${said.join('')}`));
    });
  });
}
