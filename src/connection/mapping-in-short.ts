import type { MappingInShort } from '../contract/views';
import { fieldNames, policyOf, type FieldPolicy, type Mapping } from '../mapping/mapping';

type Direction = FieldPolicy['direction'];

/** What a list of project links says of a mapping in one line. */
export function mappingInShort(mapping: Mapping): MappingInShort {
  const ways = [
    ...fieldNames.map((name) => policyOf(mapping, name).direction),
    ...mapping.custom.map(({ direction }) => direction),
  ];
  const direction = mostFrequent(ways);
  return {
    types: new Set(mapping.types.map(({ jira }) => jira)).size,
    direction,
    otherwise: ways.filter((way) => way !== direction).length,
    custom: mapping.custom.length,
    filter: mapping.filter,
    deletions: mapping.deletions,
  };
}

function mostFrequent(ways: readonly Direction[]): Direction {
  const count = (way: Direction): number => ways.filter((one) => one === way).length;
  return ways.reduce((most, way) => (count(way) > count(most) ? way : most), ways[0] ?? 'both');
}
