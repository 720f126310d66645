import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readManifest } from './manifest/manifest';

const STAMP = 'bundled-from.txt';
const SCRIPT = join(__dirname, 'bundling', 'bundle-app.cjs');
const RUNTIME = join(__dirname, 'runtime');

/**
 * Makes the deploy package of the app (in `<appDir>/build/app`) with Atlassian's bundler and gives its folder. Skips
 * the work when sources, manifest, lockfile and seam are what they were. Throws with the bundler's words when it fails.
 */
export async function bundleApp(appDir: string, output = join(appDir, 'build', 'app')): Promise<string> {
  const stamp = join(output, STAMP);
  const sources = hashOf(appDir);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return output;
  const { functions } = readManifest(join(appDir, 'manifest.yml'));
  const modules = new Set(
    [...functions.values()].map(({ handler }) => handler.slice(0, handler.lastIndexOf('.'))),
  );
  await runScript(appDir, [SCRIPT, output, RUNTIME, ...modules]);
  writeFileSync(stamp, sources);
  return output;
}

function runScript(appDir: string, args: readonly string[]): Promise<void> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, args, { cwd: appDir, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) settle();
      else reject(new Error(`The bundler failed:\n${said}`));
    });
  });
}

function hashOf(appDir: string): string {
  const hash = createHash('sha256');
  const files = [
    ...['manifest.yml', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'].map((name) =>
      join(appDir, name),
    ),
    ...filesBelow(join(appDir, 'src')).filter((file) => !file.endsWith('.test.ts')),
    ...filesBelow(join(RUNTIME, 'dist')),
    SCRIPT,
  ];
  for (const file of files.filter((name) => existsSync(name))) {
    hash
      .update(`${relative(appDir, resolve(file))}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
