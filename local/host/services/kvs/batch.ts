import { checkAttributes } from './entity-model';
import { checkKey, checkValue, expiry } from './key-and-value';
import { LIMITS } from './limits';
import type { Account } from './rates';
import { answer } from './records';
import { Refusal } from './refusal';
import type { BatchDeleteRequest, BatchGetRequest, BatchSetRequest } from './requests';
import { keyId } from './spaces';
import type { Space, Spaces } from './spaces';

/** What happened to each key. A batch is carried out as far as it goes: https://developer.atlassian.com/platform/forge/storage-reference/kvs-batch/ */
interface BatchAnswer {
  readonly successfulKeys: readonly unknown[];
  readonly failedKeys: readonly unknown[];
}

interface Item {
  readonly key: string;
  readonly entityName?: string | undefined;
}

/** Fails single items of a batch on purpose. */
export type FailItem = (
  key: string,
  entityName: string | undefined,
) => { readonly code: string; readonly message: string } | undefined;

export function batchSet(
  items: BatchSetRequest,
  spaces: Spaces,
  account: Account,
  fail: FailItem,
): BatchAnswer {
  checkItems(items, 'set');
  const total = items.reduce((sum, item) => sum + Buffer.byteLength(JSON.stringify(item.value ?? null)), 0);
  if (total > LIMITS.requestBytes)
    throw new Refusal(400, 'MAX_SIZE', 'The batch has exceeded the maximum size of 4 MB.');
  const writes: { readonly space: Space; readonly item: BatchSetRequest[number]; readonly bytes: number }[] =
    [];
  const checked = eachItem(items, fail, (item) => {
    const space = spaces.of(item.entityName);
    checkKey(item.key, item.entityName !== undefined);
    if (space.entity !== null) checkAttributes(space.entity, item.value);
    const bytes = checkValue(item.value);
    expiry(item.options?.ttl, 0);
    writes.push({ space, item, bytes });
    return {};
  });
  const keys = writes.map(({ item, bytes }) => ({ id: keyId(item.entityName, item.key), bytes }));
  account.write(
    keys.reduce((sum, { bytes }) => sum + bytes, 0),
    keys,
  );
  for (const { space, item, bytes } of writes) space.records.set(item.key, item.value, bytes, item.options);
  return checked;
}

export function batchGet(
  items: BatchGetRequest,
  spaces: Spaces,
  account: Account,
  fail: FailItem,
): BatchAnswer {
  checkItems(items, 'get');
  let bytes = 0;
  const found = eachItem(items, fail, (item) => {
    checkKey(item.key, item.entityName !== undefined);
    const entry = spaces.of(item.entityName).records.get(item.key);
    bytes += entry.bytes;
    return answer(item.key, entry, item.options?.metadataFields);
  });
  account.read(bytes || LIMITS.emptyReadBytes);
  return found;
}

export function batchDelete(
  items: BatchDeleteRequest,
  spaces: Spaces,
  account: Account,
  fail: FailItem,
): BatchAnswer {
  checkItems(items, 'delete');
  account.write(0, []);
  return eachItem(items, fail, (item) => {
    checkKey(item.key, item.entityName !== undefined);
    spaces.of(item.entityName).records.delete(item.key);
    return {};
  });
}

function checkItems(items: readonly Item[], verb: string): void {
  if (items.length === 0) throw new Refusal(400, 'INVALID_REQUEST', 'A batch cannot be empty.');
  if (items.length > LIMITS.operations) {
    const message = `Number of entities to ${verb} was ${items.length}, but you can only ${verb} a maximum of ${LIMITS.operations} entities at a time.`;
    throw new Refusal(400, 'TOO_MANY_BATCH_ENTITIES', message);
  }
  checkDistinct(items);
}

export function checkDistinct(items: readonly Item[]): void {
  if (new Set(items.map((item) => keyId(item.entityName, item.key))).size !== items.length) {
    throw new Refusal(400, 'KEY_DUPLICATION_ERROR', 'Duplicate key found in request');
  }
}

function eachItem<One extends Item>(
  items: readonly One[],
  fail: FailItem,
  work: (item: One) => object,
): BatchAnswer {
  const successfulKeys: unknown[] = [];
  const failedKeys: unknown[] = [];
  for (const item of items) {
    const id = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) };
    const fault = fail(item.key, item.entityName);
    if (fault !== undefined) {
      failedKeys.push({ ...id, error: fault });
      continue;
    }
    try {
      successfulKeys.push({ ...id, ...work(item) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failedKeys.push({ ...id, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}
