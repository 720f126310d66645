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

const jestProject = (name: string, workers: number, after: readonly string[] = []): Step => {
  const resultFile = `${resultFolder}/${name}.json`;
  const config = ['--config', 'tools/jest/together.config.cjs', '--selectProjects', name];
  const options = ['--json', `--outputFile=${resultFile}`, '--ci', `--maxWorkers=${String(workers)}`];
  return {
    name,
    command: [process.execPath, 'node_modules/jest/bin/jest.js', ...config, ...options],
    resultFile,
    after,
  };
};

/**
 * Each keeps about one core busy, so two go at once. The browser's tests go one at a time, since two browsers on two cores
 * only time each other out, and wait as much as they work: beside them the others have a core to themselves.
 */
export const singleCore: readonly Step[] = [
  script('build:ui'),
  script('build:app'),
  jestProject('browser', 1, ['build:ui', 'build:app']),
  script('lint:code'),
  script('lint:types'),
  // Atlassian's validator looks whether the pages that the manifest names are there.
  script('lint:forge', ['build:ui']),
  script('lint:unused'),
  script('lint:arrows'),
  script('lint:format'),
  jestProject('guard', 1, ['build:ui', 'build:app']),
  jestProject('unit', 1),
];

/** Each takes both cores. */
export const bothCores: readonly Step[] = [
  jestProject('contract', 2),
  jestProject('integration', 2),
  jestProject('model', 2),
];
