import { checkDistinct } from './batch';
import { checkConditions, holds } from './conditions';
import { checkAttributes } from './entity-model';
import { checkKey, checkValue, expiry } from './key-and-value';
import { LIMITS } from './limits';
import { attributesOf } from './query-view';
import type { Account } from './rates';
import { Refusal } from './refusal';
import type { Conditions, TransactionRequest } from './requests';
import { keyId } from './spaces';
import type { Spaces } from './spaces';

interface Operation {
  readonly key: string;
  readonly entityName?: string | undefined;
  readonly conditions?: Conditions | undefined;
}

/**
 * All or nothing: https://developer.atlassian.com/platform/forge/storage-reference/kvs-transactions/
 *
 * A condition on a key that does not exist fails, whatever it says: that is what was seen of the platform for
 * comparisons, and nobody has seen NOT_EXISTS pass there. To make a key only once, use `FAIL_IF_EXISTS`.
 */
export function transact(request: TransactionRequest, spaces: Spaces, account: Account): void {
  const sets = request.set ?? [];
  const deletes = request.delete ?? [];
  const checks = request.check ?? [];
  const operations: readonly Operation[] = [...sets, ...deletes, ...checks];
  if (operations.length === 0) throw invalid('A transaction cannot be empty.');
  if (operations.length > LIMITS.operations) {
    throw new Refusal(
      422,
      'UNPROCESSABLE_ENTITY',
      'Request cannot be processed due to one or more semantic errors',
    );
  }
  checkDistinct(operations);
  for (const operation of operations) checkOperation(operation, spaces);
  for (const { key, conditions } of checks) {
    if (conditions === undefined) throw invalid(`The check of "${key}" has no conditions.`);
  }
  const writes = sets.map((set) => {
    const space = spaces.of(set.entityName);
    if (space.entity !== null) checkAttributes(space.entity, set.value);
    expiry(set.options?.ttl, 0);
    return { records: space.records, set, id: keyId(set.entityName, set.key), bytes: checkValue(set.value) };
  });
  const bytes = writes.reduce((sum, write) => sum + write.bytes, 0);
  if (bytes > LIMITS.requestBytes)
    throw new Refusal(400, 'MAX_SIZE', 'The transaction has exceeded the maximum size of 4 MB.');
  account.write(bytes, writes);
  for (const operation of operations) demand(operation, spaces);
  for (const { records, set, bytes: size } of writes) records.set(set.key, set.value, size, set.options);
  for (const { key, entityName } of deletes) spaces.of(entityName).records.delete(key);
}

function checkOperation({ key, entityName, conditions }: Operation, spaces: Spaces): void {
  checkKey(key, entityName !== undefined);
  const { entity } = spaces.of(entityName);
  if (conditions === undefined) return;
  if (entity === null) throw invalid(`Conditions work on custom entities only, and "${key}" is a plain key.`);
  checkConditions(conditions, entity);
}

function demand({ key, entityName, conditions }: Operation, spaces: Spaces): void {
  if (conditions === undefined) return;
  const entry = spaces.of(entityName).records.find(key);
  if (entry !== undefined && holds(conditions, attributesOf(entry))) return;
  throw new Refusal(
    400,
    'CONDITIONAL_CHECK_FAILED',
    'Request failed due to conditional check specified or optimistic locking',
  );
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'INVALID_TRANSACTION_REQUEST', message);
}
