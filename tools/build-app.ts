/** Makes the deploy package of the app in build/app, as `forge deploy` would before it uploads it. */
import path from 'node:path';
import { bundleApp } from '../local/host/bundle';

async function main(): Promise<void> {
  console.log(path.relative('.', await bundleApp(path.resolve('.'))));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
