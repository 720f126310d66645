import { Filter, FilterConditions, ForgeKvsAPIError, kvs, Sort, WhereConditions } from '@forge/kvs';
import { Problem } from '../errors/problem';
import type {
  Beside,
  EntityChange,
  EntityItem,
  EntityName,
  EntityPage,
  EntityQuery,
  Fields,
  Storage,
  Unchanged,
} from '../storage/port';

const BATCH = 25;

/**
 * Forge KVS as the app's storage port.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api/ (limits: 25 keys a batch)
 */
export class ForgeStorage implements Storage {
  async get(key: string): Promise<unknown> {
    return fromText(await kvs.get<unknown>(key));
  }

  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const part of parts([...new Set(keys)])) {
      for (const { key, value } of await batchGet(part.map((key) => ({ key }))))
        found.set(key, fromText(value));
    }
    return found;
  }

  async set(key: string, value: Fields): Promise<void> {
    await kvs.set(key, JSON.stringify(value));
  }

  async setIfAbsent(key: string, value: Fields, ttlSeconds: number): Promise<boolean> {
    return unlessRefused('KEY_CONFLICT', () =>
      kvs.set(key, JSON.stringify(value), {
        keyPolicy: 'FAIL_IF_EXISTS',
        ttl: { value: ttlSeconds, unit: 'SECONDS' },
      }),
    );
  }

  async delete(key: string): Promise<void> {
    await kvs.delete(key);
  }

  async getSecret(key: string): Promise<unknown> {
    return fromText(await kvs.getSecret<unknown>(key));
  }

  async setSecret(key: string, value: Fields, ttlSeconds?: number): Promise<void> {
    if (ttlSeconds === undefined) await kvs.setSecret(key, JSON.stringify(value));
    else await kvs.setSecret(key, JSON.stringify(value), { ttl: { value: ttlSeconds, unit: 'SECONDS' } });
  }

  async deleteSecret(key: string): Promise<void> {
    await kvs.deleteSecret(key);
  }

  async getEntity(entity: EntityName, key: string): Promise<unknown> {
    return kvs.entity<unknown>(entity).get(key);
  }

  async getEntities(entity: EntityName, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const found = new Map<string, unknown>();
    for (const part of parts([...new Set(keys)])) {
      for (const { key, value } of await batchGet(part.map((key) => ({ key, entityName: entity }))))
        found.set(key, value);
    }
    return found;
  }

  async setEntity(entity: EntityName, key: string, value: Fields): Promise<void> {
    await kvs.entity<Fields>(entity).set(key, value);
  }

  async setEntities(
    entity: EntityName,
    items: readonly { readonly key: string; readonly value: Fields }[],
  ): Promise<void> {
    for (const part of parts(items)) {
      const answer = await kvs.batchSet(part.map((item) => ({ ...item, entityName: entity })));
      const failed = answer.failedKeys[0];
      if (failed !== undefined) throw new Error(`Storage refused a key: ${failed.error.code}`);
    }
  }

  async deleteEntity(entity: EntityName, key: string): Promise<void> {
    await kvs.entity(entity).delete(key);
  }

  async deleteEntities(entity: EntityName, keys: readonly string[]): Promise<void> {
    for (const part of parts(keys)) {
      const answer = await kvs.batchDelete(part.map((key) => ({ key, entityName: entity })));
      const failed = answer.failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND');
      if (failed !== undefined) throw new Error(`Storage kept a key: ${failed.error.code}`);
    }
  }

  async createEntity(entity: EntityName, key: string, value: Fields): Promise<boolean> {
    return unlessRefused('KEY_CONFLICT', () =>
      kvs.entity<Fields>(entity).set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }),
    );
  }

  async replaceEntity(
    entity: EntityName,
    key: string,
    value: Fields,
    unchanged: Unchanged,
    beside: readonly Beside[] = [],
  ): Promise<boolean> {
    return unlessRefused('CONDITIONAL_CHECK_FAILED', () => {
      const transaction = kvs
        .transact()
        .set(key, value, { entityName: entity, conditions: holding(unchanged) });
      for (const item of beside) {
        if (item.entity === null) transaction.set(item.key, JSON.stringify(item.value));
        else transaction.set(item.key, item.value, { entityName: item.entity });
      }
      return transaction.execute();
    });
  }

  async removeEntity(entity: EntityName, key: string, unchanged: Unchanged): Promise<boolean> {
    return unlessRefused('CONDITIONAL_CHECK_FAILED', () =>
      kvs
        .transact()
        .delete(key, { entityName: entity, conditions: holding(unchanged) })
        .execute(),
    );
  }

  async commit(changes: readonly EntityChange[]): Promise<boolean> {
    return unlessRefused('CONDITIONAL_CHECK_FAILED', () => {
      const transaction = kvs.transact();
      for (const { entity, key, value, unchanged } of changes) {
        const place =
          unchanged === undefined
            ? { entityName: entity }
            : { entityName: entity, conditions: holding(unchanged) };
        if (value === null) transaction.delete(key, place);
        else transaction.set(key, value, place);
      }
      return transaction.execute();
    });
  }

  async query(query: EntityQuery): Promise<EntityPage> {
    const { from = 0, before } = query.range ?? {};
    // Nothing lies between bounds that are the wrong way round, and Forge need not be asked what it makes of them.
    if (before !== undefined && before <= from) return { items: [], cursor: null };
    const entity = kvs.entity<unknown>(query.entity).query();
    const index =
      query.partition.length === 0
        ? entity.index(query.index)
        : entity.index(query.index, { partition: [...query.partition] });
    const builder = index
      // BETWEEN takes both its ends in, and times are whole milliseconds.
      .where(
        before === undefined
          ? WhereConditions.greaterThanEqualTo(from)
          : WhereConditions.between(from, before - 1),
      )
      .sort(query.sort === 'ASC' ? Sort.ASC : Sort.DESC)
      .limit(query.limit);
    const asked = query.cursor === undefined ? builder : builder.cursor(query.cursor);
    const page = await asked.getMany().catch((error: unknown) => {
      if (!isBadCursor(error, query)) throw error;
      throw new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field: 'cursor' } });
    });
    const items: EntityItem[] = page.results.map(({ key, value }) => ({ key, value }));
    return { items, cursor: page.nextCursor ?? null };
  }
}

async function batchGet(
  keys: { readonly key: string; readonly entityName?: string }[],
): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
  const answer = await kvs.batchGet<unknown>(keys);
  const broken = answer.failedKeys.find((failed) => failed.error.code !== 'KEY_NOT_FOUND');
  if (broken !== undefined) throw new Error(`Storage did not answer for a key: ${broken.error.code}`);
  return answer.successfulKeys;
}

/** Plain values are kept as JSON text: Forge storage refuses null, and a value that nobody else reads needs no shape. */
function fromText(stored: unknown): unknown {
  return typeof stored === 'string' ? (JSON.parse(stored) as unknown) : undefined;
}

/** Cursors come back from pages, so anything may stand in one. */
function isBadCursor(error: unknown, { cursor }: EntityQuery): boolean {
  return cursor !== undefined && error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;
}

function holding({ attribute, value }: Unchanged) {
  return new Filter<Fields>().and(attribute, FilterConditions.equalTo(value));
}

async function unlessRefused(code: string, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ForgeKvsAPIError && error.code === code) return false;
    throw error;
  }
}

function* parts<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}
