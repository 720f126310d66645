/** One thing that `npm test` runs: a script of package.json that counts as one test, or a jest project. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where jest writes what it counted; absent for a script. */
  readonly resultFile?: string;
  /** Names of steps whose output this one reads. */
  readonly after?: readonly string[];
}

export const resultFolder = 'build/test-results';

const script = (name: string, after: readonly string[] = []): Step => ({
  name,
  command: ['npm', 'run', '--silent', name],
  after,
});

const nodeScript = (name: string, ...given: readonly string[]): Step => ({
  name,
  command: [process.execPath, ...given],
});

/** Each file in this process, one after the other; `share` of its files alone, as in `1/2`. */
const jestProject = (project: string, after: readonly string[] = [], share?: string): Step => {
  const name = share === undefined ? project : `${project}:${share.charAt(0)}`;
  const resultFile = `${resultFolder}/${name.replace(':', '-')}.json`;
  const config = ['--config', 'tools/jest/together.config.cjs', '--selectProjects', project];
  const options = ['--json', `--outputFile=${resultFile}`, '--ci', '--maxWorkers=1'];
  if (share !== undefined) options.push(`--shard=${share}`);
  return {
    name,
    command: [process.execPath, 'node_modules/jest/bin/jest.js', ...config, ...options],
    resultFile,
    after,
  };
};

/**
 * Each keeps about one core busy, so two go at once: what others wait for, what takes longest, and at the end what fills
 * the gap that is left. The browser's tests go one at a time, since two browsers on two cores only time each other out.
 */
export const steps: readonly Step[] = [
  script('build:ui'),
  script('build:app'),
  jestProject('browser', ['build:ui', 'build:app']),
  // With the types of all but the functions alone. Most of the rest is throw-away: more room for it is less to tidy.
  nodeScript('lint:code', '--max-semi-space-size=64', '--import', 'tsx', 'tools/lint-code/main.ts'),
  jestProject('integration', [], '1/2'),
  jestProject('integration', [], '2/2'),
  jestProject('model', [], '1/2'),
  jestProject('model', [], '2/2'),
  jestProject('contract'),
  jestProject('unit'),
  script('lint:format'),
  jestProject('guard', ['build:ui', 'build:app']),
  // Atlassian's validator looks whether the pages that the manifest names are there.
  script('lint:forge', ['build:ui']),
  nodeScript('lint:types', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'),
  script('lint:unused'),
  script('lint:arrows'),
];
