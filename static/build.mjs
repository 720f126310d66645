/**
 * Builds the three Custom UI resources, one Vite build each: Forge injects its bridge only into a resource's root
 * index.html. Prints compressed sizes and fails when the first screen of a surface is over its budget.
 */
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** Compressed bytes of script a browser needs before the first screen of a surface is usable. */
const budgets = { admin: 250 * 1024, project: 200 * 1024, issue: 120 * 1024 };

const themes = {
  light: 'html:not([data-color-mode="dark"])',
  dark: 'html[data-color-mode="dark"]',
  spacing: 'html',
  typography: 'html',
  shape: 'html',
  motion: 'html',
};

/**
 * The design tokens as a style sheet. Atlassian's own theme loader appends <style> elements, which the strict content
 * policy of Custom UI refuses. The selectors are widened so that a page is never drawn without tokens while the host
 * has not set its theme attributes yet.
 */
function tokensCss() {
  return Object.entries(themes)
    .map(([name, selector]) => {
      const css = require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}.js`).default;
      return css.replace(/(^|\n)(?:html|\[data-subtree-theme\])[^{@]*\{/g, `$1${selector} {`);
    })
    .join('\n');
}

const designTokens = {
  name: 'design-tokens',
  resolveId: (id) => (id === 'virtual:design-tokens.css' ? '\0design-tokens.css' : null),
  load: (id) => (id === '\0design-tokens.css' ? tokensCss() : null),
};

async function buildSurface(surface) {
  const result = await build({
    configFile: false,
    root: path.join(here, surface),
    base: './',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [designTokens],
    build: {
      outDir: path.join(here, 'build', surface),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
  return result.output.filter((file) => file.type === 'chunk');
}

function firstScreen(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set();
  const visit = (name) => {
    const chunk = byName.get(name);
    if (chunk === undefined || needed.has(name)) return;
    needed.add(name);
    chunk.imports.forEach(visit);
  };
  chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => visit(chunk.fileName));
  // The English words are fetched before anything is drawn, so they count as well.
  chunks
    .filter((chunk) => /^english-/.test(path.basename(chunk.fileName)))
    .forEach((chunk) => visit(chunk.fileName));
  return [...needed];
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** Builds every surface into static/build; throws when one is over its budget. */
export async function buildPages() {
  // Vite takes the conditions of packages from here, and a test runner has its own value.
  process.env.NODE_ENV = 'production';
  for (const surface of Object.keys(budgets)) {
    const chunks = await buildSurface(surface);
    const dir = path.join(here, 'build', surface);
    const sizes = new Map();
    const files = [];
    for (const file of await readdir(dir, { recursive: true })) {
      if (!/\.(js|css)$/.test(file)) continue;
      sizes.set(file, gzipSync(await readFile(path.join(dir, file))).length);
      files.push(file);
    }
    const script = firstScreen(chunks).reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    const style = files
      .filter((file) => file.endsWith('.css'))
      .reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
    const later =
      files.filter((file) => file.endsWith('.js')).reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0) -
      script;
    console.log(
      `${surface.padEnd(8)} first screen script ${kilobytes(script)} of ${kilobytes(budgets[surface])}, ` +
        `later ${kilobytes(later)}, style ${kilobytes(style)} (gzip)`,
    );
    if (script > budgets[surface]) throw new Error(`${surface}: first screen script is over its budget`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildPages();
