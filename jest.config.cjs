/** One jest, four projects: what is fast and pure, what holds the outside contracts, the whole app inline, the pages. */
const transform = { '^.+\\.[cm]?[jt]sx?$': ['ts-jest', { tsconfig: 'tsconfig.jest.json', isolatedModules: true, diagnostics: false }] };
const common = {
  testEnvironment: 'node',
  transform,
  // These ship ES modules only; everything else in node_modules stays as it is.
  transformIgnorePatterns: ['/node_modules/(?!(oauth4webapi|oidc-provider|jose|oidc-token-hash|nanoid|eta|quick-lru|raw-body|koa|@koa|light-my-request)/)'],
};
module.exports = {
  projects: [
    { ...common, displayName: 'unit', roots: ['<rootDir>/src', '<rootDir>/local', '<rootDir>/static'], testMatch: ['**/*.test.ts'] },
    { ...common, displayName: 'contract', roots: ['<rootDir>/test/contract'], testMatch: ['**/*.test.ts'] },
    { ...common, displayName: 'integration', roots: ['<rootDir>/test/integration'], testMatch: ['**/*.test.ts'] },
    { ...common, displayName: 'browser', roots: ['<rootDir>/test/browser'], testMatch: ['**/*.test.ts'] },
  ],
};
