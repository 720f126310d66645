/**
 * Turns a module into what jest can load, one file at a time and without looking at types: those are the business of
 * `npm run lint:types`. TypeScript's own transpiler took a hundred seconds of a processor for what this does in ten.
 */
const { createHash } = require('node:crypto');
const { extname } = require('node:path');
const { transformSync, version } = require('esbuild');

const loaders = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx' };

module.exports = {
  getCacheKey(source, file) {
    return createHash('sha256').update([version, file, source].join('\0')).digest('hex');
  },
  process(source, file) {
    const { code } = transformSync(source, {
      loader: loaders[extname(file)] ?? 'js',
      format: 'cjs',
      target: 'node20',
      platform: 'node',
      jsx: 'automatic',
      sourcemap: 'inline',
      sourcefile: file,
      // jest loads CommonJS only: an `import()` has to become a `require`.
      supported: { 'dynamic-import': false },
    });
    return { code };
  },
};
