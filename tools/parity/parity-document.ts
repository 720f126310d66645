import { withoutIds, type Row } from './row';
import { products, type Product } from './rows';
import type { PlacedTest } from './test-files';

const introduction = `# Row by row against two products

Level Access and Jira Align each connect themselves to Jira. Here stands every step, option, note and message of theirs, with the place where Planlink offers the same and the tests that prove it. LA and JA number what their pages on the connection say, S what their neighbouring help pages add.

Made by \`npm run docs:parity\` from \`tools/parity/\` and from the titles of the tests, which name the rows they prove; do not edit it by hand. A skipped test proves nothing. \`test/guard/parity.test.ts\` holds this document to both, demands a test of every row that is offered, and knows no row that the list of the two products does not have.
`;

/** The whole of docs/parity.md. */
export function parityDocument(tests: readonly PlacedTest[]): string {
  return [introduction, counts(tests), ...products.map((product) => section(product, tests))].join('\n');
}

/** The tests whose titles name the row. */
export function proofsOf(row: Row, tests: readonly PlacedTest[]): readonly PlacedTest[] {
  return tests.filter(({ ids }) => ids.includes(row.id));
}

function counts(tests: readonly PlacedTest[]): string {
  const line = (name: string, rows: readonly Row[]): string => {
    const offered = rows.filter((row) => 'place' in row);
    const partly = offered.filter((row) => 'without' in row);
    const proofs = tests.filter(({ ids }) => rows.some(({ id }) => ids.includes(id)));
    const cells = [
      rows.length,
      offered.length - partly.length,
      partly.length,
      rows.length - offered.length,
      proofs.length,
    ];
    return `| ${[name, ...cells].join(' | ')} |`;
  };
  return table([
    '| | Rows | Offered | In part | Not offered | Tests |',
    '| --- | --- | --- | --- | --- | --- |',
    ...products.map(({ name, rows }) => line(name, rows)),
    line(
      'Together',
      products.flatMap(({ rows }) => rows),
    ),
  ]);
}

function section({ name, about, rows }: Product, tests: readonly PlacedTest[]): string {
  return [
    `## ${name}`,
    '',
    about,
    '',
    table([
      '| Row | What is asked | In Planlink | Tests |',
      '| --- | --- | --- | --- |',
      ...rows.map((row) => `| ${[row.id, row.asked, where(row), proven(row, tests)].join(' | ')} |`),
    ]),
  ].join('\n');
}

function where(row: Row): string {
  if ('notProvided' in row) return `Not offered: ${row.notProvided}`;
  return row.without === undefined ? row.place : `${row.place}<br>Not offered: ${row.without}`;
}

function proven(row: Row, tests: readonly PlacedTest[]): string {
  const byFile = new Map<string, Set<string>>();
  for (const { file, titles } of proofsOf(row, tests)) {
    const title = titles.map((one) => plain(withoutIds(one))).filter((one) => one !== '');
    byFile.set(file, (byFile.get(file) ?? new Set()).add(title.join(': ')));
  }
  return [...byFile]
    .map(([file, titles]) => `[${file.replace(/\.test\.ts$/, '')}](../${file}): ${[...titles].join('; ')}`)
    .join('<br>');
}

/** Titles are plain words; what Markdown would read into them is written as entities. */
function plain(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/[&<>[\]|*_`\\~]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

/** Cells of very different length, padded to the longest, could not be read: the formatter leaves these as they are. */
function table(lines: readonly string[]): string {
  return ['<!-- prettier-ignore-start -->', '', ...lines, '', '<!-- prettier-ignore-end -->', ''].join('\n');
}
