import { fieldNames } from '../../../src/contract/field-names';
import { lacksOf } from './lacks';

const all = {
  fieldNames,
  comments: 'edited',
  externalUrl: true,
  deletes: true,
  changes: 'pushed',
  tellsDeleted: true,
} as const;

describe('what a platform lacks, beside its mapping', () => {
  it('is nothing where it can do everything', () => {
    expect(lacksOf(all)).toEqual({ fields: [], words: [] });
  });

  it('names fields, comments, links, deletions and how changes are found, each once', () => {
    const can = {
      ...all,
      fieldNames: fieldNames.filter((name) => name !== 'priority'),
      comments: 'none',
      externalUrl: false,
      deletes: false,
      changes: 'read',
      tellsDeleted: false,
    } as const;
    expect(lacksOf(can)).toEqual({
      fields: ['priority'],
      words: ['lacks.comments', 'lacks.link', 'lacks.deletes', 'lacks.read', 'lacks.times', 'lacks.deleted'],
    });
  });

  it('says every five minutes where it can be asked what changed', () => {
    expect(lacksOf({ ...all, changes: 'asked' }).words).toEqual(['lacks.asked']);
  });
});
