import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as issueEnglish from '../../issue/words/english';
import * as issueGerman from '../../issue/words/german';
import * as projectEnglish from '../../project/words/english';
import * as projectGerman from '../../project/words/german';
import type { SurfaceWords } from './catalogue';
import * as all from './english';

const root = path.resolve(__dirname, '../..');

/** The sources that a surface is made of: its entry with all it brings along, the catalogues aside. */
function sourcesOf(surface: string): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const place = path.resolve(path.dirname(file), target);
      const next = [`${place}.tsx`, `${place}.ts`].find((one) => existsSync(one));
      if (next !== undefined && next.startsWith(root) && !/words[\\/](?!catalogue)/.test(next)) visit(next);
    }
  };
  visit(path.join(root, surface, 'main.tsx'));
  return [...found];
}

/** The keys of the whole catalogue that a surface's sources name, or begin (`status.${status}`). */
function spokenBy(surface: string): readonly string[] {
  const text = sourcesOf(surface)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const begun = [...text.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  return Object.keys(all.ui).filter(
    (key) => text.includes(`'${key}'`) || begun.some((start) => key.startsWith(start)),
  );
}

const surfaces: readonly (readonly [string, readonly SurfaceWords[]])[] = [
  ['project', [projectEnglish, projectGerman]],
  ['issue', [issueEnglish, issueGerman]],
];

describe.each(surfaces)('the surface %s', (surface, languages) => {
  it('has every word that it says, in both languages', () => {
    expect(sourcesOf(surface).length).toBeGreaterThan(20);
    const spoken = spokenBy(surface);
    expect(spoken.length).toBeGreaterThan(50);
    for (const { ui } of languages) expect(spoken.filter((key) => !(key in ui))).toEqual([]);
  });

  it('fetches no words of other pages', () => {
    const spoken = new Set(spokenBy(surface));
    for (const { ui } of languages) {
      const unspoken = Object.keys(ui).filter((key) => !spoken.has(key));
      expect(unspoken.length / Object.keys(ui).length).toBeLessThan(0.3);
    }
  });
});
