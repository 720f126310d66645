/**
 * Which way the arrows point. test/guard/arrows.test.ts breaks every rule once, so none can go blind.
 *
 *   index, edge -> resolvers, triggers -> connection, auth, sync -> ports of platform, jira, storage -> mapping
 *
 * A platform kind, the Jira adapter and the storage adapter know their port and what lies under it, never who uses them.
 * Mapping is pure: it owns the model of an issue and a task's text, in which the Jira port speaks.
 */
const tests = '\\.test\\.tsx?$';
const core = '^src/(connection|auth|sync)/';
const entry = '^src/(resolvers|triggers|edge)/|^src/index\\.ts$';
const leaves = '^src/(contract|errors|log)/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Modules that need each other are one module, or hide a third.',
      {},
      { circular: true },
    ),
    forbid(
      'no-unresolved',
      'An import that leads nowhere. (Made by a build: the design tokens of the pages, the wrapper beside the bundle.)',
      {},
      { couldNotResolve: true, pathNot: '^virtual:|/__forge_[a-z_]+\\.cjs$' },
    ),
    forbid(
      'forge-only-at-the-edge',
      'Only src/index.ts and src/edge know Forge; all else is handed what it needs, and runs anywhere.',
      { path: '^src/', pathNot: `^src/index\\.ts$|^src/edge/|${tests}` },
      { path: '(^|/)@forge/' },
    ),
    forbid(
      'forge-bridge-only-in-pages',
      'The bridge exists in the browser and nowhere else.',
      { path: '^(src|local)/', pathNot: tests },
      { path: '(^|/)@forge/bridge' },
    ),
    forbid(
      'contract-knows-zod-only',
      'The contract is read by pages and functions alike.',
      { path: '^src/contract/', pathNot: tests },
      { pathNot: '^src/contract/|(^|/)zod(/|$)' },
    ),
    forbid(
      'pages-know-the-contract-only',
      'What a page needs from the app it asks over the bridge.',
      { path: '^static/', pathNot: tests },
      { path: '^(src|local|test|bench|tools)/', pathNot: '^src/contract/' },
    ),
    forbid(
      'app-knows-no-local-platform',
      'What is deployed must not know where it is tried out.',
      { path: '^(src|static)/', pathNot: tests },
      { path: '^(local|test|bench|tools)/' },
    ),
    forbid('app-knows-no-pages', 'Functions know nothing of pages.', { path: '^src/' }, { path: '^static/' }),
    forbid(
      'twins-know-no-app',
      'A twin that shares code with the app shares its mistakes.',
      { path: '^local/(jira|platform)/', pathNot: tests },
      { path: '^(src|static)/' },
    ),
    forbid(
      'twins-know-no-host',
      'The twins are plain programs; the host knows them, not they the host.',
      { path: '^local/(jira|platform)/', pathNot: tests },
      { path: '^local/(host|shell)/' },
    ),
    forbid(
      'leaves-know-nobody',
      'Causes, words of the contract and the log lie under everything.',
      { path: '^src/(errors|log)/', pathNot: tests },
      { path: '^src/', pathNot: leaves },
    ),
    forbid(
      'core-knows-no-entry',
      'One direction, no way back.',
      { path: core, pathNot: tests },
      { path: entry },
    ),
    forbid(
      'adapters-know-no-user',
      'Ports and adapters lie under the core.',
      { path: '^src/(platform|jira|storage)/', pathNot: tests },
      { path: `${core}|${entry}` },
    ),
    forbid(
      'core-knows-ports-only',
      'Adapters are chosen where things are wired together.',
      { path: core, pathNot: tests },
      { path: '^src/platform/[^/]+/|^src/jira/', pathNot: '^src/jira/[^/]*port\\.ts$' },
    ),
    forbid(
      'mapping-is-pure',
      'What translates must not fetch, store or decide.',
      { path: '^src/mapping/', pathNot: tests },
      { path: '^src/', pathNot: `^src/mapping/|^src/platform/port\\.ts$|${leaves}` },
    ),
    forbid(
      'platform-kinds-are-strangers',
      'Removing one platform must not break another.',
      { path: '^src/platform/([^/]+)/', pathNot: tests },
      { path: '^src/platform/[^/]+/', pathNot: '^src/platform/($1|http)/' },
    ),
    forbid(
      'entries-are-strangers',
      'Resolvers and triggers share the core, not each other; the index is imported by nobody.',
      { path: '^src/resolvers/', pathNot: tests },
      { path: '^src/triggers/|^src/index\\.ts$|^src/edge/' },
    ),
    forbid(
      'triggers-are-strangers',
      'See entries-are-strangers.',
      { path: '^src/triggers/', pathNot: tests },
      { path: '^src/resolvers/|^src/index\\.ts$|^src/edge/' },
    ),
    forbid(
      'deployed-code-takes-dependencies-only',
      'What the bundle holds is named under dependencies, not by accident of a tool.',
      { path: '^src/', pathNot: tests },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'nobody-imports-a-test',
      'Shared parts of tests live in test/.',
      { pathNot: tests },
      { path: tests },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.local)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
