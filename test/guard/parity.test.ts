/** docs/parity.md cannot lie: it is what the rows and the titles of the tests say, and nothing is left out of it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parityDocument, proofsOf } from '../../tools/parity/parity-document';
import { idsIn, withoutIds } from '../../tools/parity/row';
import { products } from '../../tools/parity/rows';
import { allTests } from '../../tools/parity/test-files';
import { testsIn } from '../../tools/parity/test-titles';

const root = path.resolve(__dirname, '../..');
const tests = allTests();
const rows = products.flatMap((product) => product.rows);
const ids = rows.map(({ id }) => id);

describe('docs/parity.md', () => {
  test('is what the rows and the titles of the tests say: npm run docs:parity makes it', () => {
    expect(readFileSync(path.join(root, 'docs/parity.md'), 'utf8')).toBe(parityDocument(tests));
  });

  test('has each row once, with a word on each', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(rows.filter((row) => Object.values(row).some((text) => text.trim() === ''))).toEqual([]);
  });

  test('has a test for every row that is offered', () => {
    const unproven = rows.filter((row) => 'place' in row && proofsOf(row, tests).length === 0);
    expect(unproven.map(({ id, asked }) => `${id} ${asked}`)).toEqual([]);
  });

  test('has no test for a row that is not offered', () => {
    const both = rows.filter((row) => 'notProvided' in row && proofsOf(row, tests).length > 0);
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  test('has a row for every id that a title names', () => {
    const unknown = tests.flatMap((one) =>
      one.ids.filter((id) => !ids.includes(id)).map((id) => `${id} in ${one.file}: ${one.titles.join(' ')}`),
    );
    expect(unknown).toEqual([]);
  });
});

const list = path.resolve(root, '../shared/product.md');
if (!existsSync(list) && process.env['DEMAND_SHARED'] === '1')
  throw new Error('DEMAND_SHARED=1, but ../shared/product.md is missing');
const withList = existsSync(list) ? describe : describe.skip;

withList('the list of what the two products have (skipped without ../shared/product.md)', () => {
  const text = existsSync(list) ? readFileSync(list, 'utf8') : '';

  test('and docs/parity.md have the same rows', () => {
    const asked = [...text.matchAll(/^\| ((?:LA|JA)\d+[a-z]?) \|/gm)].map(([, id]) => id ?? '');
    expect(asked.length).toBeGreaterThan(80);
    expect(ids.filter((id) => !id.startsWith('S')).sort()).toEqual([...asked].sort());
  });

  test('states as much on the neighbouring help pages as the rows of our own cover', () => {
    const [, after = ''] = text.split(/^## 4\. .*$/m);
    const [section = ''] = after.split(/^## /m);
    // Its paragraphs by their number of sentences: another one, or a longer one, needs another look at our rows.
    const sentences = section
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => line.split(/(?<=\w)\. (?=[A-Z])/).length);
    expect(sentences).toEqual([3, 1, 2, 1, 1]);
    expect(ids.filter((id) => id.startsWith('S'))).toHaveLength(10);
  });
});

describe('what counts as a test', () => {
  const steps =
    'export const stepsOf = (desk) => (name, act) => test(name, () => act(desk)); export const log = (name) => say(name);';
  const readModule = (specifier: string) => (specifier === './steps' ? steps : null);
  const found = (text: string) =>
    testsIn('some.test.ts', text, readModule).map(({ titles, ids: named }) => [titles.join(' > '), ...named]);

  test.each([
    ['a comment', `// test('LA01 not a test', () => {});\n/* it('LA02 nor this', () => {}); */`],
    ['a string', `const text = "test('LA01 not a test', () => {})"; expect(text).toContain('LA01');`],
    [
      'the argument of another function',
      `expectTitle('LA01 is a title', () => undefined); regex.test('LA01');`,
    ],
    [
      'a skipped test',
      `test.skip('LA01 later', () => {}); xit('LA02 later', () => {}); it.todo('LA03 later');`,
    ],
    ['a skipped group', `describe.skip('LA01', () => { test('LA02 one', () => {}); });`],
    ['a skipped row of tests', `test.skip.each([1])('LA01 %s', () => {}); xtest('LA02', () => {});`],
    ['a test that is expected to fail', `test.failing('LA01 is broken', () => {});`],
    ['a group without tests', `describe('LA01 empty', () => {});`],
  ])('%s does not', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a test does, with all the rows of its title', () => {
    expect(
      found(`test('LA37 JA28 LA12b S04 a code', () => {}); it(\`LA01 \${name} is one\`, () => {});`),
    ).toEqual([
      ['LA37 JA28 LA12b S04 a code', 'LA37', 'JA28', 'LA12b', 'S04'],
      ['LA01 … is one', 'LA01'],
    ]);
  });

  test('a title put together from pieces does', () => {
    expect(found(`test('LA37 a long title ' + 'and its end', () => {});`)).toEqual([
      ['LA37 a long title and its end', 'LA37'],
    ]);
  });

  test('a row of tests does, from a list or a table', () => {
    expect(
      found(
        `test.each([[1, 2]])('JA22 %s and %s', () => {}); it.concurrent.each\`a | b\n\${1} | \${2}\`('JA23 $a', () => {});`,
      ),
    ).toEqual([
      ['JA22 %s and %s', 'JA22'],
      ['JA23 $a', 'JA23'],
    ]);
  });

  test('the titles of its groups are its own, and end with them', () => {
    expect(
      found(
        `describe('JA36 tokens', () => { describe.each([1])('LA44 kind %s', () => { it('one', () => {}); }); test('two', () => {}); }); test('three', () => {});`,
      ),
    ).toEqual([
      ['JA36 tokens > LA44 kind %s > one', 'JA36', 'LA44'],
      ['JA36 tokens > two', 'JA36'],
      ['three'],
    ]);
  });

  test('a function that makes tests of what it is given does, wherever the title stands', () => {
    const step = 'const step = (act: () => void, name: string) => test(name, async () => act());';
    expect(found(`${step}\nstep(async () => {}, 'LA09 the menu by keyboard');`)).toEqual([
      ['LA09 the menu by keyboard', 'LA09'],
    ]);
    expect(found(`function step(name) { log(name); }\nstep('LA09 nothing is tested');`)).toEqual([]);
    expect(found(`function step(name) { test.skip(name, () => {}); }\nstep('LA09 skipped');`)).toEqual([]);
  });

  test('one that is imported or made by an imported one does', () => {
    const imports = `import { stepsOf as stepsAt, log } from './steps'; import { other } from 'elsewhere';`;
    expect(
      found(`${imports} const step = stepsAt(desk); step('LA09 the menu'); log('LA10'); other('LA11');`),
    ).toEqual([['LA09 the menu', 'LA09']]);
  });

  test('what stands in a callback of another function does, such as a group that needs a file', () => {
    expect(found(`describeWith('file', 'LA01 title', () => { test('LA02 inside', () => {}); });`)).toEqual([
      ['LA02 inside', 'LA02'],
    ]);
  });

  test('ids are told from words that look like them', () => {
    expect(idsIn('PLA01 S256 LA1234 LA99 JA00x las01 S1 LA01')).toEqual(['LA99', 'JA00x', 'LA01']);
    expect(withoutIds('LA35  JA28 by code')).toBe('by code');
  });
});
