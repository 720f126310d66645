'use strict';
/**
 * Bundles the app with Atlassian's bundler, offline. A CommonJS main script, because the bundler asks for
 * `require.main`. Arguments: output folder, folder that holds dist/{loader,wrapper}.js, then the entry modules.
 * Runs in the app's folder.
 */
const { cpSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const [output, runtimePath, ...modules] = process.argv.slice(2);
// Read by the bundler when it is called: our loader and wrapper instead of a download.
process.env.FORGE_RUNTIME_PATH = runtimePath;
const { getNodeBundler, getWrapperProvider } = require('@forge/bundler');
const { FileSystemReader } = require('@forge/cli-shared');

const logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: (text) => process.stderr.write(`${text}\n`),
  error: (error) => process.stderr.write(`${error}\n`),
};

async function bundle() {
  const provider = getWrapperProvider({ fileSystemReader: new FileSystemReader() });
  const bundler = getNodeBundler(logger, provider, { readConfig: async () => ({ app: {} }) });
  const entryPoints = modules.map((name) => ({ name, path: path.resolve('src', name) }));
  const result = await bundler.bundle({ appDirectory: process.cwd(), entryPoints });
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  cpSync(result.outputDir, output, { recursive: true });
  for (const [name, content] of result.additionalOutputs ?? []) {
    const file = path.join(output, name);
    mkdirSync(path.dirname(file), { recursive: true });
    // Text of ours comes as a buffer, a file to copy as its path.
    if (typeof content === 'string') cpSync(content, file);
    else writeFileSync(file, content);
  }
  rmSync(result.outputDir, { recursive: true, force: true });
}

bundle().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
});
