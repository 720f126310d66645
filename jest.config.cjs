/**
 * One jest: what is fast and pure, what holds the outside contracts, the whole app inline, the pages, and the
 * rules of this repository. Types are checked by `npm run lint:types`, so here files are only transpiled.
 */

/** These ship ES modules only, which jest's CommonJS cannot require; test/guard/packages-load.test.ts loads each. */
const esModulesOnly = [
  'oauth4webapi',
  'oidc-provider',
  'jose',
  'oidc-token-hash',
  'nanoid',
  'eta',
  'quick-lru',
  'raw-body',
  'koa',
  '@koa',
  'light-my-request',
  'cookie',
  'marked',
];

const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[cm]?[jt]sx?$': '<rootDir>/tools/jest/transform.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  // A clone inside a checkout (a guard test makes variants) must not be searched for modules and tests.
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/.local/', '<rootDir>/static/build/'],
  setupFiles: ['<rootDir>/tools/jest/quiet-known-warnings.ts'],
};

const project = (displayName, roots, testMatch) => ({
  ...common,
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testMatch: [`<rootDir>/${testMatch}`],
});

module.exports = {
  // The machine of the pipeline has two cores; more workers than cores only share them.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // A loaded machine is slow, not wrong; a test that hangs is found by the deadline of the whole run all the same.
  testTimeout: 30_000,
  projects: [
    project('unit', ['src', 'local', 'static'], '{src,local,static}/**/*.test.ts'),
    project('contract', ['test'], 'test/contract/**/*.test.ts'),
    project('guard', ['test'], 'test/guard/**/*.test.ts'),
    project('integration', ['test'], 'test/integration/**/*.test.ts'),
    project('model', ['test'], 'test/model/**/*.test.ts'),
    project('browser', ['test'], 'test/browser/**/*.test.ts'),
  ],
};
