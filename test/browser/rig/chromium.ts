import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import * as z from 'zod';

const advice = [
  'Chromium could not be started, and without it the browser tests say nothing about the pages.',
  'Either install it (Debian, Ubuntu: apt-get install chromium) so that /usr/bin/chromium exists,',
  'or run `npm ci` again so that @sparticuz/chromium brings its own copy (it needs about 300 MB free in the temporary folder).',
].join('\n');

const installed = '/usr/bin/chromium';

// The package's own arguments switch off web security and would hide faults in policies and frames.
const args = [
  '--headless=shell',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
];

const unpackedSchema = z.object({ path: z.string(), libraries: z.string(), fonts: z.string() });

interface Executable {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

async function findExecutable(): Promise<Executable> {
  if (existsSync(installed)) return { path: installed, env: process.env };
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'unpack-chromium.mjs')]);
  const { path, libraries, fonts } = unpackedSchema.parse(JSON.parse(stdout));
  return { path, env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts } };
}

let executable: Promise<Executable> | undefined;

/**
 * Starts Chromium: the machine's own where there is one, else the one from npm.
 *
 * @throws Error with what to do, never a skip
 */
export async function launchChromium(): Promise<Browser> {
  try {
    executable ??= findExecutable();
    const { path, env } = await executable;
    return await chromium.launch({ executablePath: path, args, env: definedOnly(env) });
  } catch (error) {
    throw new Error(`${advice}\n\n${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
