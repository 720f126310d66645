/** What holds for every file of this repository, and what no compiler or linter looks at. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What is in the repository or about to be: git knows what is ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = files.filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file));
const texts = files.filter(
  (file) => !/\.(png|jpg|gif|ico|woff2?|gz)$/.test(file) && file !== 'package-lock.json',
);

const versions = z.record(z.string(), z.string());
const packageSchema = z.looseObject({
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  overrides: z.record(z.string(), z.union([z.string(), versions])),
});
const packages = packageSchema.parse(JSON.parse(read('package.json')));
const lock = z
  .object({ packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })) })
  .parse(JSON.parse(read('package-lock.json')));

/** Places of the matches, as a reader would look them up. */
function mentions(pattern: RegExp, among: readonly string[] = texts): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${String(index + 1)} ${line.trim().slice(0, 100)}`] : [],
      ),
  );
}

describe('every file', () => {
  test('names no path of one machine', () => {
    // Put together, so that this file does not name them either.
    const folders = ['work', 'tmp', 'root', 'home', 'Users'].join('|');
    expect(mentions(new RegExp(`(^|[\\s'"\`(=:])/(${folders})/[A-Za-z0-9._-]`))).toEqual([]);
  });

  test('names no registry and no session', () => {
    expect(mentions(/https?:\/\/[^\s"'/]*registry[^\s"']*/)).toEqual([]);
    expect(mentions(/\bsession_[A-Za-z0-9]{6,}/)).toEqual([]);
  });

  test('holds no secret', () => {
    const secrets = [
      /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]/,
      /\bAKIA[0-9A-Z]{16}\b/,
      /\bgh[pousr]_[A-Za-z0-9]{30,}/,
      /\bATATT[A-Za-z0-9_=-]{20,}/,
      /\bxox[abpr]-[A-Za-z0-9-]{10,}/,
      /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
      /_authToken\s*=/,
    ];
    expect(secrets.flatMap((secret) => mentions(secret))).toEqual([]);
  });

  test('has a name that says what is in it', () => {
    const vague = /^(utils?|helpers?|types|misc|common|lib)$/;
    expect(
      files.filter((file) => file.split('/').some((part) => vague.test(part.replace(/\..*$/, '')))),
    ).toEqual([]);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|module|config|d))?\.[a-z]+$/;
    const named = sources.filter((file) => !path.basename(file).startsWith('.'));
    expect(named.filter((file) => !kebab.test(path.basename(file)))).toEqual([]);
  });

  test('is short enough to be read at once', () => {
    const lines = (file: string): number => read(file).trimEnd().split('\n').length;
    const long = sources.filter((file) => !/\.test\.tsx?$/.test(file) && lines(file) > 300);
    expect(long.map((file) => `${file} ${String(lines(file))}`)).toEqual([]);
  });
});

describe('packages', () => {
  test('are pinned to one version each', () => {
    const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
    const pinned = { ...packages.dependencies, ...packages.devDependencies };
    expect(Object.entries(pinned).filter(([, version]) => !exact.test(version))).toEqual([]);
    const overrides = Object.values(packages.overrides).flatMap((one) =>
      typeof one === 'string' ? one : Object.values(one),
    );
    expect(overrides.filter((version) => !exact.test(version) && !version.startsWith('$'))).toEqual([]);
  });

  test('are the ones the lock holds, wherever they come from', () => {
    const { dependencies, devDependencies } = packages;
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies });
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('install without running anything of their own', () => {
    expect(read('.npmrc')).toBe(
      'ignore-scripts=true\nomit-lockfile-registry-resolved=true\nfund=false\naudit=false\n',
    );
    // With ignore-scripts npm runs no pre and post script of ours either: one that exists would only look as if it ran.
    const names = Object.keys(packages.scripts);
    expect(
      names.filter((name) => names.includes(name.replace(/^(pre|post)/, '')) && /^(pre|post)/.test(name)),
    ).toEqual([]);
  });
});

describe('README', () => {
  test('gives the two commands', () => {
    expect(read('README.md')).toContain('npm ci && npm start');
    expect(read('README.md')).toContain('npm ci && npm test');
  });

  test('names only scripts and files that exist', () => {
    const readme = read('README.md');
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !(name in packages.scripts))).toEqual([]);
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, file]) => file ?? '');
    expect(links.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
