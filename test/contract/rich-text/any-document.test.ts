import * as fc from 'fast-check';
import type { AdfNode } from '../../../src/mapping/rich-text/adf-document';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import type { MarkupKind } from '../../../src/mapping/rich-text/markup';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { anyDocument } from './any-document';
import { schemaErrors } from './adf-schema';
import { runs } from './how-many';

describe.each<MarkupKind>(['html', 'markdown'])('any valid document, as %s', (kind) => {
  const { toAdf, fromAdf, canonical } = markupOf(kind);

  it('comes back valid and equal', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const back = toAdf(fromAdf(document));
        expect(schemaErrors(back)).toEqual([]);
        expect(canonicalAdf(back)).toEqual(canonicalAdf(document));
      }),
      runs(200),
    );
  });

  it('has one canonical form, which is its own', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const one = canonical(fromAdf(document));
        expect(canonical(one)).toBe(one);
      }),
      runs(70),
    );
  });
});

describe('the documents generated here', () => {
  it('are valid, and hold every node and mark that is to come back', () => {
    const seen = new Set<string>();
    const look = (node: AdfNode) => {
      seen.add(node.type);
      for (const mark of node.marks ?? []) seen.add(`${mark.type} mark`);
      node.content?.forEach(look);
    };
    for (const document of fc.sample(anyDocument, { numRuns: 300, seed: 1 })) {
      const complete = canonicalAdf(document).content.length;
      expect(complete).toBeGreaterThan(0);
      document.content.forEach(look);
    }
    expect(seen.size).toBeGreaterThan(40);
  });
});
