/**
 * Unpacks the Chromium that comes with npm and prints where it is and what its environment needs. A program of its
 * own because the package is an ES module that sets up its process while it loads.
 */
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Read while the package loads: it then unpacks the system libraries that a bare machine lacks.
process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';

// Test files run side by side, and a second unpacking would write into a program that already runs.
const lock = join(tmpdir(), 'planlink-chromium.lock');
const staleMs = 120_000;
for (;;) {
  try {
    mkdirSync(lock);
    break;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > staleMs) rmdirSync(lock);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
try {
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  console.log(
    JSON.stringify({
      path,
      libraries: process.env.LD_LIBRARY_PATH ?? '',
      fonts: process.env.FONTCONFIG_PATH ?? '',
    }),
  );
} finally {
  rmdirSync(lock);
}
