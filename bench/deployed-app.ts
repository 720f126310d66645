import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as z from 'zod';
import { bundleApp } from '../local/host/bundle';
import type { Handlers } from '../local/host/inline-runtime';
import { PROJECT_ROOT } from '../local/world';

const load = createRequire(__filename);
const handlersSchema = z.record(z.string(), z.unknown());
const coldStarts = 7;
/** Prints the milliseconds that a plain Node needs from reading the file to having its exports. */
const coldStart = `
  globalThis.__forge_fetch__ = () => undefined;
  globalThis.__forge_runtime__ = {};
  const before = process.hrtime.bigint();
  require(process.argv[1]);
  console.log(Number(process.hrtime.bigint() - before) / 1e6);
`;

/** Prints the bytes on the heap that loading the bundle leaves there. */
const heapOfCode = `
  globalThis.__forge_fetch__ = () => undefined;
  globalThis.__forge_runtime__ = {};
  const held = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
  const before = held();
  globalThis.app = require(process.argv[1]);
  console.log(held() - before);
`;

/** The deploy package's entry, as Atlassian's bundler makes it. */
export interface DeployedApp {
  readonly file: string;
  readonly bytes: number;
  /** A fresh copy of the module at each call, as in a new process. */
  readonly loadModule: () => Handlers;
}

/** Builds the package when sources changed. Throws with the bundler's words when that fails. */
export async function deployedApp(): Promise<DeployedApp> {
  const file = path.join(await bundleApp(PROJECT_ROOT), 'index.cjs');
  return {
    file,
    bytes: statSync(file).size,
    loadModule: () => {
      Reflect.deleteProperty(load.cache, file);
      return handlersSchema.parse({ ...z.looseObject({}).parse(load(file)) });
    },
  };
}

/** Milliseconds of the quickest of several cold starts: the others waited for the machine, not for the bundle. */
export function loadTime({ file }: DeployedApp): number {
  const times = Array.from({ length: coldStarts }, () =>
    Number(execFileSync(process.execPath, ['-e', coldStart, file], { encoding: 'utf8' })),
  );
  return Math.min(...times);
}

/** What the bundle alone holds once it is loaded. */
export function codeBytes({ file }: DeployedApp): number {
  return Number(
    execFileSync(process.execPath, ['--expose-gc', '-e', heapOfCode, file], { encoding: 'utf8' }),
  );
}
