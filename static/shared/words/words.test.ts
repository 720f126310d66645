import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { errorCodes } from '../../../src/contract/error-codes';
import type { Entry } from './catalogue';
import * as english from './english';
import { placesOf } from './fill';
import * as german from './german';

const formsOf = (entry: Entry): readonly string[] =>
  typeof entry === 'string' ? [entry] : [entry.one, entry.other];
const placesIn = (entry: Entry): readonly string[] => [...new Set(formsOf(entry).flatMap(placesOf))].sort();
const entriesOf = (words: Readonly<Record<string, Entry>>): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(words));

describe('the words', () => {
  it('name the same things in English and German', () => {
    expect(Object.keys(german.ui).sort()).toEqual(Object.keys(english.ui).sort());
    expect(Object.keys(english.errors).sort()).toEqual([...errorCodes].sort());
    expect(Object.keys(german.errors).sort()).toEqual([...errorCodes].sort());
  });

  it('have the same places and the same plural forms in both languages', () => {
    const translated = entriesOf(german.ui);
    for (const [key, entry] of entriesOf(english.ui)) {
      const other = translated.get(key) ?? '';
      expect({ key, places: placesIn(other), plural: typeof other }).toEqual({
        key,
        places: placesIn(entry),
        plural: typeof entry,
      });
    }
    for (const code of errorCodes) {
      for (const part of ['title', 'why', 'todo'] as const) {
        expect({ code, part, places: placesOf(german.errors[code][part]) }).toEqual({
          code,
          part,
          places: placesOf(english.errors[code][part]),
        });
      }
    }
  });

  it('say something everywhere, as whole sentences in errors, and never leave a fact without a stand-in', () => {
    for (const words of [english, german]) {
      for (const [key, entry] of entriesOf(words.ui)) {
        for (const form of formsOf(entry))
          expect({ key, said: form.trim().length > 0 && form === form.trim() }).toEqual({ key, said: true });
      }
      for (const code of errorCodes) {
        for (const part of ['title', 'why', 'todo'] as const) {
          expect(words.errors[code][part]).toMatch(/^[\p{Lu}„{].*[.!]\}?$/u);
          expect(words.errors[code][part]).not.toMatch(/\{\w+\}/);
        }
      }
    }
  });

  it('are really translated', () => {
    const same = errorCodes.filter((code) => german.errors[code].title === english.errors[code].title);
    expect(same).toEqual([]);
  });
});

const root = path.resolve(__dirname, '../..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    /\.tsx?$/.test(file) &&
    !file.startsWith('build') &&
    !file.endsWith('.test.ts') &&
    !file.endsWith('.d.ts'),
);
const spoken = new Set([
  'label',
  'title',
  'placeholder',
  'aria-label',
  'aria-description',
  'alt',
  'help',
  'error',
  'none',
  'submit',
  'text',
  'description',
]);

/** Literal words a reader would see: text between tags, and literals in attributes that are read or shown. */
function literalWords(text: string, file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText())) {
      const value = node.initializer;
      if (value !== undefined && ts.isStringLiteral(value) && /\p{L}/u.test(value.text))
        found.push(value.text);
    }
    if (ts.isJsxExpression(node) && node.expression !== undefined && ts.isStringLiteral(node.expression)) {
      const parent = node.parent;
      if (!ts.isJsxAttribute(parent) && /\p{L}/u.test(node.expression.text)) found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX));
  return found;
}

describe('the sources', () => {
  it('are seen by this test', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(literalWords('const a = <p title="Hello">Words {"more"}</p>;', 'a.tsx')).toEqual([
      'Hello',
      'Words',
      'more',
    ]);
  });

  it('hold no literal words: all stand in the catalogue', () => {
    const literal = sources.flatMap((file) =>
      literalWords(readFileSync(path.join(root, file), 'utf8'), file).map((words) => `${file}: ${words}`),
    );
    expect(literal).toEqual([]);
  });

  it('use every word of the catalogue', () => {
    const text = sources
      .filter((file) => !/words[\\/](?:en|de)[\\/]/.test(file))
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('\n');
    // Keys put together from a part (`status.${status}`) count by their beginning.
    const begun = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(english.ui).filter(
      (key) => !text.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});
