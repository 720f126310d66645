/**
 * The same tests as in jest.config.cjs, with many files in one: jest loads each module anew for each file, and that
 * alone took the integration tests two minutes of a processor. One file by itself runs as ever, without this.
 */
const { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative, resolve } = require('node:path');
const plain = require('../../jest.config.cjs');

const root = resolve(__dirname, '../..');
const folder = join(root, 'build/together');

/**
 * `seconds`: what files cost whose size does not tell it; of the others, a kilobyte is taken for a second.
 * `before`: what hooks into every test must be loaded outside the block of the file that happens to load it first.
 * `apart`: these set up the storage of Forge for themselves, and the app of whoever comes after them found no site.
 */
const together = {
  contract: { files: 4, before: [], apart: [] },
  // Every file makes its own worlds to begin from, and what runs cold takes twice as long.
  model: {
    files: 2,
    before: [],
    apart: [],
    seconds: { 'first-seeds': 80, 'second-seeds': 80, 'killed-after': 20, 'killed-before': 18 },
  },
  integration: {
    files: 6,
    before: ['test/integration/rig.ts'],
    apart: ['test/integration/settled-meanwhile.test.ts', 'test/integration/storage-range.test.ts'],
  },
};

function testsIn(project) {
  return readdirSync(join(root, 'test', project), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', project, name))
    .sort();
}

/** The largest first, each where least is: about the same in each, and the same each time. */
function shares(names, count, seconds) {
  const all = Array.from({ length: count }, () => ({ size: 0, names: [] }));
  const sized = names.map((name) => ({
    name,
    size: seconds[basename(name, '.test.ts')] ?? statSync(join(root, name)).size / 1000,
  }));
  for (const { name, size } of sized.sort((one, other) => other.size - one.size)) {
    const [smallest] = all.toSorted((one, other) => one.size - other.size);
    smallest.size += size;
    smallest.names.push(name);
  }
  return all.map(({ names }) => names);
}

function write(file, before, names) {
  const load = (name) => `require(${JSON.stringify(relative(dirname(file), join(root, name)))});`;
  const blocks = names.map((name) => `describe(${JSON.stringify(name)}, () => {\n  ${load(name)}\n});`);
  const text = [...before.map(load), ...blocks, ''].join('\n');
  // Another jest may be reading it just now, and finds an empty file while this one writes.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

function joined(project) {
  const { files, before, apart, seconds = {} } = together[project.displayName];
  mkdirSync(join(folder, project.displayName), { recursive: true });
  const others = testsIn(project.displayName).filter((name) => !apart.includes(name));
  [...shares(others, files, seconds), ...(apart.length > 0 ? [apart] : [])].forEach((names, index) => {
    write(join(folder, project.displayName, `${index + 1}.test.js`), before, names);
  });
  return {
    ...project,
    modulePathIgnorePatterns: [
      '<rootDir>/build/(?!together/)',
      '<rootDir>/.local/',
      '<rootDir>/static/build/',
    ],
    roots: [join(folder, project.displayName)],
    testMatch: [`${folder}/${project.displayName}/*.test.js`],
  };
}

module.exports = {
  ...plain,
  rootDir: root,
  projects: plain.projects.map((project) => ({
    ...(project.displayName in together ? joined(project) : project),
    rootDir: root,
  })),
};
