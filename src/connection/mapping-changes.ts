import { fieldNames, policyOf, type FieldPolicy, type Mapping } from '../mapping/mapping';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Change } from './changes';
import { nameIn, type NamedThing } from './mapping-names';

const LONGEST_VALUE = 300;
const MOST_CHANGES = 60;

/** What differs between two mappings, in the names that people know; persons are told by their ids. */
export function mappingChanges(
  prefix: string,
  before: StoredMapping | null,
  after: StoredMapping,
): readonly Change[] {
  const was = before === null ? new Map<string, string>() : described(before);
  const is = described(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({
      field: `${prefix}.${field}`,
      before: short(was.get(field) ?? ''),
      after: short(is.get(field) ?? ''),
      differs: was.get(field) !== is.get(field),
    }))
    .filter(({ differs }) => differs)
    .map(({ field, before: old, after: fresh }) => ({ field, before: old, after: fresh }))
    .slice(0, MOST_CHANGES);
}

interface Pair {
  readonly task: string;
  readonly jira: string;
}

/** A mapping as lines of a record: what each says, by its name. */
function described(stored: StoredMapping): ReadonlyMap<string, string> {
  const { mapping } = stored;
  const named = (thing: NamedThing, { task, jira }: Pair) =>
    `${nameIn(stored, 'task', thing, task)} = ${nameIn(stored, 'jira', thing, jira)}`;
  const pairs = (thing: NamedThing, list: readonly Pair[]) =>
    list.map((pair) => named(thing, pair)).join(', ');
  const lines: [string, string][] = [
    ['types', pairs('type', mapping.types)],
    ...mapping.statuses.flatMap(({ issueTypeId, toJira, toTask }): [string, string][] => {
      const type = nameIn(stored, 'jira', 'type', issueTypeId);
      return [
        [`statuses.${type}.toJira`, pairs('status', toJira)],
        [`statuses.${type}.toPlatform`, pairs('status', toTask)],
      ];
    }),
    ['priorities', pairs('priority', mapping.priorities)],
    ...fieldNames.map((name): [string, string] => [`fields.${name}`, policyText(policyOf(mapping, name))]),
    ...mapping.custom.map((entry): [string, string] => {
      const options = entry.options.map(
        ({ task, jira }) =>
          `${nameIn(stored, 'task', 'option', task, entry.task)} = ${nameIn(stored, 'jira', 'option', jira, entry.jira)}`,
      );
      const name = `${nameIn(stored, 'task', 'field', entry.task)} = ${nameIn(stored, 'jira', 'field', entry.jira)}`;
      return [`custom.${name}`, [policyText(entry), ...options].join(', ')];
    }),
    ...restOf(mapping),
  ];
  return new Map(lines.filter(([, value]) => value !== ''));
}

function restOf({ users, comments, filter, linkBack, deletions }: Mapping): [string, string][] {
  return [
    ['users.byHand', users.byHand.map(({ platform, jira }) => `${platform} = ${jira}`).join(', ')],
    ['users.byAddress', String(users.byAddress)],
    ['users.unmatched.jira', users.unmatched.jira ?? ''],
    ['users.unmatched.platform', users.unmatched.platform ?? ''],
    ['comments', comments],
    ['filter.jira', filter.jira ?? ''],
    ['filter.platform', filter.platform ?? ''],
    ['linkBack', String(linkBack)],
    ['deletions', deletions],
  ];
}

function policyText({ direction, conflict, when }: FieldPolicy): string {
  return direction === 'off' ? 'off' : [direction, conflict, when].join(', ');
}

function short(value: string): string {
  return value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE - 1)}…`;
}
