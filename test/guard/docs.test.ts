/** What the documents say is what is there: names, files, numbers and words are held against their sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import * as z from 'zod';
import { doorKinds } from '../../local/platform/door';
import { errorCodes } from '../../src/contract/error-codes';
import { adminRequests, issueRequests, projectRequests } from '../../src/contract/requests';
import { platformKinds } from '../../src/platform/registry';
import { keys, secretKeys } from '../../src/storage/keys';
import { errorDocument } from '../../tools/error-docs/error-document';
import { handling } from '../../tools/error-docs/handling';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = ['README.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];

const manifest = z
  .object({
    app: z.object({ storage: z.object({ entities: z.array(z.object({ name: z.string() })) }) }),
    permissions: z.object({ scopes: z.array(z.string()) }),
  })
  .parse(parse(read('manifest.yml')));

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

/** The part of a document under one heading, up to the next of the same level. */
function part(file: string, heading: string): string {
  const text = read(file);
  const start = text.indexOf(`\n## ${heading}\n`);
  expect([heading, start >= 0]).toEqual([heading, true]);
  const rest = text.slice(start + heading.length + 5);
  const end = rest.indexOf('\n## ');
  return end < 0 ? rest : rest.slice(0, end);
}

/** What stands in backticks in the first column of the tables of a text. */
function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');
}

describe('docs/errors.md', () => {
  test('is what the catalogue and the table say: npm run docs:errors makes it', () => {
    expect(read('docs/errors.md')).toBe(errorDocument());
  });

  test('tells of every code, once', () => {
    const told = [...read('docs/errors.md').matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code);
    expect(told).toEqual([...errorCodes]);
  });

  test('says of each cause what the code does with it', () => {
    const thrown = filesBelow('src')
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap(problemsIn);
    expect(thrown.length).toBeGreaterThan(30);
    const untold = thrown.filter(({ code, scope, retry }) => {
      const known = handling[errorCodes.find((one) => one === code) ?? 'INTERNAL'];
      return (
        !scope.every((said) => known.touches.some((one) => one === said)) ||
        !retry.every((said) => known.again.some((one) => one === said))
      );
    });
    expect(untold).toEqual([]);
  });
});

interface Thrown {
  readonly file: string;
  readonly code: string;
  readonly scope: readonly string[];
  readonly retry: readonly string[];
}

/** Every `new Problem('CODE', { scope: '...', retry: '...' })`, as far as it is written out. */
function problemsIn(file: string): Thrown[] {
  const found: Thrown[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') {
      const [code, details] = node.arguments ?? [];
      if (code !== undefined && ts.isStringLiteral(code) && details !== undefined)
        found.push({
          file,
          code: code.text,
          scope: literals(details, 'scope'),
          retry: literals(details, 'retry'),
        });
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return found;
}

function literals(object: ts.Expression, name: string): readonly string[] {
  if (!ts.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && property.name.getText() === name ? texts(property.initializer) : [],
  );
}

/** What an expression may be, as far as it is written out: one of the two of a choice. */
function texts(expression: ts.Expression): readonly string[] {
  if (ts.isConditionalExpression(expression))
    return [...texts(expression.whenTrue), ...texts(expression.whenFalse)];
  return ts.isStringLiteral(expression) ? [expression.text] : [];
}

describe('docs/security.md', () => {
  test('names each resolver of each page, and no other', () => {
    const named = firstColumn(part('docs/security.md', 'Who may call what'));
    const resolvers = [adminRequests, projectRequests, issueRequests].flatMap((requests) =>
      Object.keys(requests),
    );
    expect([...named].sort()).toEqual(resolvers.sort());
  });

  test('gives a reason for each scope of the manifest, and for no other', () => {
    const named = firstColumn(part('docs/security.md', 'Scopes'));
    expect([...named].sort()).toEqual([...manifest.permissions.scopes].sort());
  });

  test('names each key of the secret store', () => {
    const named = firstColumn(part('docs/security.md', 'Secrets')).map((key) => key.split(':')[0]);
    expect([...named].sort()).toEqual(Object.values(secretKeys).map(prefixOf).sort());
  });
});

describe('docs/adding-a-platform.md', () => {
  test('says of each capability what the engine does with it, and of no other', () => {
    const text = read('src/platform/port.ts');
    const file = ts.createSourceFile('port.ts', text, ts.ScriptTarget.Latest, true);
    const capabilities = file.statements.flatMap((statement) =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Capabilities'
        ? statement.members.map((member) => member.name?.getText() ?? '')
        : [],
    );
    expect(capabilities.length).toBeGreaterThan(10);
    const told = firstColumn(part('docs/adding-a-platform.md', 'Capabilities'));
    expect([...new Set(told.map((name) => name.replace(/:.*/, '')))].sort()).toEqual(capabilities.sort());
  });

  test('holds for each platform that is there: a door, a suite and a document', () => {
    const kinds = [...platformKinds(() => Promise.reject(new Error('Nobody is asked'))).keys()];
    expect([...doorKinds].sort()).toEqual([...kinds].sort());
    const missing = kinds.flatMap((kind) =>
      [
        `src/platform/${kind}`,
        `test/contract/platform/kit-${kind}.test.ts`,
        kind === 'planning-api' ? 'docs/platform-api/README.md' : `docs/platforms/${kind}.md`,
      ].filter((place) => !existsSync(path.join(root, place))),
    );
    expect(missing).toEqual([]);
  });
});

type KeyOf = string | ((...parts: never[]) => string);

/** Keys are made of texts and numbers in all orders; what they begin with is the same for any. */
function prefixOf(key: KeyOf): string | undefined {
  const made: unknown = typeof key === 'string' ? key : Reflect.apply(key, undefined, ['connection', 'rest']);
  return String(made).split(':')[0];
}

describe('docs/architecture.md', () => {
  const storage = part('docs/architecture.md', 'Storage');

  test('names each entity of the manifest', () => {
    const entities = manifest.app.storage.entities.map(({ name }) => name);
    expect(entities.filter((name) => !storage.includes(`\`${name}\``))).toEqual([]);
  });

  test('names each key', () => {
    // Keys of links and failures begin with the connection's id: the table names their entity instead.
    const prefixes = Object.entries(keys)
      .filter(([name]) => name !== 'link' && name !== 'failure')
      .map(([, key]) => prefixOf(key));
    expect(prefixes.filter((prefix) => !storage.includes(`\`${prefix ?? ''}`))).toEqual([]);
  });

  test('names each folder of src/', () => {
    const text = read('docs/architecture.md');
    const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.filter(({ name }) => !text.includes(`\`${name}/\``)).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    const broken = links.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const place = file === '' ? document : path.normalize(path.join(path.dirname(document), file));
      if (!existsSync(path.join(root, place))) return true;
      return anchor !== undefined && !anchorsOf(read(place)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names files and folders that are there', () => {
    const places = /`((?:src|local|static|test|tools|bench|docs|contracts|\.ci)(?:\/[\w.-]+)+\/?)`/g;
    const made = ['static/build', 'build/app'];
    const named = [...text.matchAll(places)].map(([, file]) => file ?? '');
    expect(named.filter((file) => !made.includes(file) && !existsSync(path.join(root, file)))).toEqual([]);
  });

  test('names commands that are there', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('quotes what its source says', () => {
    // `file`: `what stands in it, letter by letter`
    const quotes = [...text.matchAll(/`([\w/.-]+\.(?:ts|tsx|mjs|cjs|yml|yaml))`: ((?:`[^`]+`(?:, )?)+)/g)];
    const wrong = quotes.flatMap(([, file = '', quoted = '']) =>
      [...quoted.matchAll(/`([^`]+)`/g)]
        .map(([, words]) => words ?? '')
        .filter((words) => !read(file).includes(words))
        .map((words) => `${file}: ${words}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Headings as GitHub turns them into anchors. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

test('docs/limits.md quotes a source for what it states', () => {
  expect([...read('docs/limits.md').matchAll(/`[\w/.-]+\.(?:ts|yml)`: `/g)].length).toBeGreaterThan(30);
});
