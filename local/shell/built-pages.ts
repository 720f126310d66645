import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    for (const file of source.includes('.') ? [path] : filesBelow(path).sort()) {
      if (existsSync(file)) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds the app's three pages into `static/build`, unless nothing they are made of has changed.
 *
 * @throws Error with the build's own words
 */
export async function buildPages(root: string): Promise<void> {
  const output = join(root, 'static', outputName);
  const stamp = join(output, 'built-from.txt');
  const wanted = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'static', 'build.mjs')], {
      cwd: root,
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
  writeFileSync(stamp, wanted);
}
