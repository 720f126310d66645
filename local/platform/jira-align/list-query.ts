import type { TaskRecord } from '../data/model';
import type { CollectionName } from './collections';
import { readFilter, type FilterManner } from './filter';
import { itemOf, memberOf, membersOf, type ItemParts } from './item';
import { wrong } from './problem';

const most = 100;
const options = ['$filter', '$select', '$orderby', '$top', '$skip'];

export interface ListQuery {
  readonly filter: string | null;
  readonly select: readonly string[] | null;
  readonly orderby: readonly { readonly member: string; readonly descending: boolean }[];
  readonly top: number;
  readonly skip: number;
}

/** @throws AlignProblem 400 for what OData would not take */
function readListQuery(url: URL, members: ReadonlyMap<string, unknown>): ListQuery {
  const given = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    if (!options.includes(name)) throw wrong(name, `The query parameter '${name}' is not supported.`);
    if (given.has(name)) throw wrong(name, `Query option '${name}' was specified more than once.`);
    given.set(name, value);
  }
  const known = (option: string, member: string): string => {
    if (!members.has(member)) throw wrong(option, `Could not find a property named '${member}'.`);
    return member;
  };
  const list = (option: string): string[] | null =>
    given
      .get(option)
      ?.split(',')
      .map((one) => one.trim()) ?? null;
  const orderby = (list('$orderby') ?? []).map((one) => {
    const [, member = '', direction = 'asc'] = /^(\w+)(?: (asc|desc))?$/.exec(one) ?? [];
    return { member: known('$orderby', member), descending: direction === 'desc' };
  });
  const select = list('$select')?.map((member) => known('$select', member)) ?? null;
  const top = whole('$top', given.get('$top') ?? String(most));
  if (top > most)
    throw wrong(
      '$top',
      `The limit of '${String(most)}' for Top query has been exceeded. The value is '${String(top)}'.`,
    );
  return {
    filter: given.get('$filter') ?? null,
    select,
    orderby,
    top,
    skip: whole('$skip', given.get('$skip') ?? '0'),
  };
}

function whole(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw wrong(option, `Invalid value '${text}' for ${option} query option found.`);
  return Number(text);
}

/** A page of plain rows, like programs and users. */
export function pageOfRows(
  url: URL,
  rows: readonly Record<string, unknown>[],
  members: FilterManner['members'],
  manner: Omit<FilterManner, 'members'>,
) {
  const query = readListQuery(url, members);
  const matches = query.filter === null ? () => true : readFilter(query.filter, { members, ...manner });
  const found = rows.filter((row) => matches((member) => row[member] ?? null));
  const sorted = ordered(found, query, (row, member) => row[member] ?? null);
  return sorted
    .slice(query.skip, query.skip + query.top)
    .map((row) =>
      query.select === null ? row : Object.fromEntries(query.select.map((name) => [name, row[name] ?? null])),
    );
}

/** A page of items; members are looked at one by one, for whole items of a large program would take long to make. */
export function pageOfItems(url: URL, name: CollectionName, tasks: readonly TaskRecord[], parts: ItemParts) {
  const members = membersOf(name, parts.site);
  const query = readListQuery(url, members);
  const { heedsTimeOfDay, mostComparisons } = parts.site.manner;
  const matches =
    query.filter === null
      ? () => true
      : readFilter(query.filter, { members, heedsTimeOfDay, mostComparisons });
  const held = (task: TaskRecord, member: string): unknown => memberOf(task, name, member, parts);
  const found = tasks.filter((task) => matches((member) => held(task, member)));
  return ordered(found, query, held)
    .slice(query.skip, query.skip + query.top)
    .map((task) => itemOf(task, name, parts, query.select ?? undefined));
}

function ordered<T>(
  rows: readonly T[],
  { orderby }: ListQuery,
  held: (row: T, member: string) => unknown,
): T[] {
  const by = orderby.length === 0 ? [{ member: 'id', descending: false }] : orderby;
  const keyed = rows.map((row) => ({ row, keys: by.map(({ member }) => held(row, member)) }));
  keyed.sort((one, other) => {
    for (const [place, { descending }] of by.entries()) {
      const difference = rank(one.keys[place], other.keys[place]);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** What is empty comes first. */
function rank(one: unknown, other: unknown): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return 0;
  return one < other ? -1 : one > other ? 1 : 0;
}
