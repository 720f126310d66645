import type * as z from 'zod';
import { checkAttributes } from './entity-model';
import { checkKey, checkValue } from './key-and-value';
import { LIMITS } from './limits';
import type { Account } from './rates';
import { answer } from './records';
import type { Records } from './records';
import { keyNotFound } from './refusal';
import type {
  DeleteRequest,
  EntityDeleteRequest,
  EntityGetRequest,
  EntitySetRequest,
  GetRequest,
  SetRequest,
} from './requests';
import { keyId } from './spaces';
import type { Spaces } from './spaces';

/** Reads one key of one space; throws `KEY_NOT_FOUND`. */
export function getOne(
  request: z.infer<typeof GetRequest>,
  records: Records,
  account: Account,
  entityName?: string,
): unknown {
  checkKey(request.key, entityName !== undefined);
  const entry = records.find(request.key);
  account.read(entry?.bytes ?? LIMITS.emptyReadBytes, keyId(entityName, request.key));
  if (entry === undefined) throw keyNotFound();
  return answer(request.key, entry, request.options?.metadataFields);
}

/** Writes one key; answers an entry only where `returnValue` asked for one that exists. */
export function setOne(
  request: z.infer<typeof SetRequest>,
  records: Records,
  account: Account,
  { maxBytes, entityName }: { readonly maxBytes?: number; readonly entityName?: string } = {},
): unknown {
  checkKey(request.key, entityName !== undefined);
  const bytes = checkValue(request.value, maxBytes);
  account.write(bytes, [{ id: keyId(entityName, request.key), bytes }]);
  const returned = records.set(request.key, request.value, bytes, request.options);
  return returned && answer(request.key, returned, request.options?.returnMetadataFields);
}

/** Removes one key; a missing one is no error. */
export function deleteOne(
  request: z.infer<typeof DeleteRequest>,
  records: Records,
  account: Account,
  entityName?: string,
): void {
  checkKey(request.key, entityName !== undefined);
  account.write(0, []);
  records.delete(request.key);
}

export function getEntity(
  request: z.infer<typeof EntityGetRequest>,
  spaces: Spaces,
  account: Account,
): unknown {
  const { entityName, ...rest } = request;
  return getOne(rest, spaces.entity(entityName).records, account, entityName);
}

export function setEntity(
  request: z.infer<typeof EntitySetRequest>,
  spaces: Spaces,
  account: Account,
): unknown {
  const { entityName, ...rest } = request;
  const { entity, records } = spaces.entity(entityName);
  checkAttributes(entity, request.value);
  return setOne(rest, records, account, { entityName });
}

export function deleteEntity(
  request: z.infer<typeof EntityDeleteRequest>,
  spaces: Spaces,
  account: Account,
): void {
  const { entityName, ...rest } = request;
  deleteOne(rest, spaces.entity(entityName).records, account, entityName);
}
