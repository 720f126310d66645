import * as z from 'zod';
import { checkConditions, checkCount, holds, isScalar, matches, sideOf } from './conditions';
import { checkAttribute, indexOf } from './entity-model';
import type { Entity, EntityIndex } from './entity-model';
import { LIMITS } from './limits';
import type { OrderedRows, Row } from './ordered-rows';
import { attributesOf } from './query-view';
import type { Account } from './rates';
import { answer } from './records';
import { Refusal } from './refusal';
import type { EntityQueryRequest, QueryRequest, Range } from './requests';
import { KEYS } from './spaces';
import type { Space, Spaces } from './spaces';

const Cursor = z.strictObject({
  query: z.string(),
  sort: z.union([z.string(), z.number(), z.boolean()]),
  key: z.string(),
});

/** A page of plain keys in lexical order: https://developer.atlassian.com/platform/forge/storage-reference/kvs-api-query/ */
export function queryKeys(request: QueryRequest, spaces: Spaces, account: Account): unknown {
  const [where, ...others] = request.where ?? [];
  if (others.length > 0)
    throw new Refusal(400, 'QUERY_WHERE_INVALID', 'KVS queries should contain only a single "where" clause.');
  if (where !== undefined && where.property !== 'key') {
    throw new Refusal(400, 'QUERY_WHERE_FIELD_INVALID', 'The specified field is not supported for filters.');
  }
  if (where !== undefined && where.condition !== 'BEGINS_WITH') {
    throw new Refusal(
      400,
      'INVALID_FILTER_CONDITION',
      'The specified condition is not supported for filters.',
    );
  }
  const prefix = where?.values[0];
  if (where !== undefined && (where.values.length !== 1 || typeof prefix !== 'string')) {
    throw new Refusal(400, 'INVALID_FILTER_VALUES', 'BEGINS_WITH takes one string.');
  }
  const limit = request.limit ?? LIMITS.pageDefault;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.plainPageMax) {
    throw new Refusal(400, 'LIST_QUERY_LIMIT_EXCEEDED', 'Limit for list query should be below 100.');
  }
  const range: Range | undefined = where && { condition: 'BEGINS_WITH', values: where.values };
  const query = JSON.stringify(['keys', prefix]);
  const page = readPage(spaces.plain, spaces.plain.view.rows(KEYS, []), {
    range,
    query,
    limit,
    cursor: request.after,
    descending: false,
  });
  return respond(page, () => true, request.options?.metadataFields, account);
}

/** A page of one index: https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/ */
export function queryEntity(request: EntityQueryRequest, spaces: Spaces, account: Account): unknown {
  const space = spaces.entity(request.entityName);
  const index = indexOf(space.entity, request.indexName);
  const partition = request.partition ?? [];
  checkPartition(space.entity, index, partition);
  if (request.range !== undefined) checkRange(space.entity, index, request.range);
  const { filters } = request;
  if (filters !== undefined) checkConditions(filters, space.entity);
  const limit = request.limit ?? LIMITS.pageDefault;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.entityPageMax) {
    throw new Refusal(
      400,
      'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
      'The page limit must be set between 1 and 100.',
    );
  }
  const page = readPage(space, space.view.rows(index, partition), {
    range: request.range,
    query: JSON.stringify([request.entityName, index.name, partition, request.range, filters, request.sort]),
    limit,
    cursor: request.cursor,
    descending: request.sort === 'DESC',
  });
  const passes = (row: Row) => filters === undefined || holds(filters, attributesOf(row.entry));
  return respond(page, passes, request.options?.metadataFields, account);
}

function checkPartition(entity: Entity, index: EntityIndex, partition: readonly unknown[]): void {
  if (partition.length !== index.partition.length) {
    const wanted =
      index.partition.length === 0 ? 'no partition' : `the whole partition [${index.partition.join(', ')}]`;
    throw new Refusal(400, 'INVALID_FILTER_VALUES', `Index "${index.name}" needs ${wanted}.`);
  }
  index.partition.forEach((name, place) => checkAttribute(entity, name, partition[place]));
}

function checkRange(entity: Entity, index: EntityIndex, range: Range): void {
  checkCount(range);
  for (const value of range.values) {
    if (index.range !== null) checkAttribute(entity, index.range, value);
    if (!isScalar(value))
      throw new Refusal(400, 'INVALID_FILTER_VALUES', 'A range takes strings, numbers or booleans.');
    if (range.condition === 'BEGINS_WITH' && typeof value !== 'string') {
      throw new Refusal(400, 'INVALID_FILTER_CONDITION', 'BEGINS_WITH needs a string attribute.');
    }
  }
}

interface PageRequest {
  readonly range: Range | undefined;
  /** All parameters that a cursor must not change. */
  readonly query: string;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly descending: boolean;
}

interface Page {
  readonly rows: readonly Row[];
  readonly cursor: string | undefined;
}

function readPage(space: Space, all: OrderedRows, request: PageRequest): Page {
  const { range, descending } = request;
  let start = range === undefined ? 0 : all.first((row) => sideOf(range, row.sort) >= 0);
  let end = range === undefined ? all.length : all.first((row) => sideOf(range, row.sort) > 0);
  if (request.cursor !== undefined) {
    const last = readCursor(request.cursor, request.query);
    const at = all.indexOf(last.sort, last.key);
    if (descending) end = Math.min(end, at);
    else start = Math.max(start, isAt(all.at(at), last) ? at + 1 : at);
  }
  const rows: Row[] = [];
  let more = false;
  for (let step = 0; step < end - start; step += 1) {
    const row = all.at(descending ? end - 1 - step : start + step);
    if (row === undefined || space.records.gone(row.entry)) continue;
    if (range !== undefined && !matches(range, row.sort)) continue;
    more = rows.length === request.limit;
    if (more) break;
    rows.push(row);
  }
  const last = rows.at(-1);
  return { rows, cursor: more && last !== undefined ? writeCursor(request.query, last) : undefined };
}

function isAt(row: Row | undefined, place: { readonly sort: unknown; readonly key: string }): boolean {
  return row !== undefined && row.key === place.key && row.sort === place.sort;
}

/** Filters work on the page that was read, so a page can be short or empty and still have a next one. */
function respond(
  page: Page,
  passes: (row: Row) => boolean,
  fields: Parameters<typeof answer>[2],
  account: Account,
): unknown {
  account.read(page.rows.reduce((sum, row) => sum + row.entry.bytes, 0) || LIMITS.emptyReadBytes);
  return {
    data: page.rows.filter(passes).map((row) => answer(row.key, row.entry, fields)),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
}

function writeCursor(query: string, { sort, key }: Row): string {
  return Buffer.from(JSON.stringify({ query, sort, key })).toString('base64url');
}

function readCursor(cursor: string, query: string): z.infer<typeof Cursor> {
  const refusal = (why: string) => new Refusal(400, 'INVALID_CURSOR', `The cursor ${why}.`);
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refusal('cannot be read');
  }
  const read = Cursor.safeParse(decoded);
  if (!read.success) throw refusal('cannot be read');
  if (read.data.query !== query) throw refusal('belongs to a query with other parameters');
  return read.data;
}
