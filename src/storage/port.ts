/**
 * Storage as the app uses it: Forge KVS behind an interface of its own, so that only the edge knows the SDK.
 * `get` is strict, `query` may lag behind: decisions are read by key, lists are for people.
 * Values come back as `unknown` and are read by a schema in the repository that asked.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api/
 */

export type EntityName = 'link' | 'failure' | 'history' | 'run' | 'audit' | 'record' | 'lease';

export type Fields = Readonly<Record<string, unknown>>;

/** The attribute that must still hold this value for a conditional write to happen. */
export interface Unchanged {
  readonly attribute: string;
  readonly value: string | number;
}

/** A further item that is written in the same transaction: all of it is stored, or nothing is. At most 24 of them. */
export interface Beside {
  /** Null for a plain key. */
  readonly entity: EntityName | null;
  readonly key: string;
  readonly value: Fields;
}

/** One write of several that are stored together or not at all. A value of null deletes. */
export interface EntityChange {
  readonly entity: EntityName;
  readonly key: string;
  readonly value: Fields | null;
  /** Absent: whatever stands there. A condition on a key that is not there never holds. */
  readonly unchanged?: Unchanged;
}

export interface EntityItem {
  readonly key: string;
  readonly value: unknown;
}

export interface EntityQuery {
  readonly entity: EntityName;
  readonly index: string;
  /** Empty for an index without a partition. */
  readonly partition: readonly string[];
  /** Bounds of the index's range, which is a time in whole milliseconds: `from` is within, `before` is not. */
  readonly range?: { readonly from?: number | undefined; readonly before?: number | undefined } | undefined;
  readonly sort: 'ASC' | 'DESC';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface EntityPage {
  readonly items: readonly EntityItem[];
  readonly cursor: string | null;
}

export interface Storage {
  get(key: string): Promise<unknown>;
  /** Any number of plain keys, asked 25 at a time; missing ones are absent from the answer. */
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  set(key: string, value: Fields): Promise<void>;
  /** False when the key was there already. `ttlSeconds` only tidies up: expiry has to be stored and compared too. */
  setIfAbsent(key: string, value: Fields, ttlSeconds: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  getSecret(key: string): Promise<unknown>;
  setSecret(key: string, value: Fields, ttlSeconds?: number): Promise<void>;
  deleteSecret(key: string): Promise<void>;
  getEntity(entity: EntityName, key: string): Promise<unknown>;
  /** Any number of keys, asked 25 at a time; missing ones are absent from the answer. */
  getEntities(entity: EntityName, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  setEntity(entity: EntityName, key: string, value: Fields): Promise<void>;
  /** Any number of items, written 25 at a time. Throws when one of them was not stored. */
  setEntities(
    entity: EntityName,
    items: readonly { readonly key: string; readonly value: Fields }[],
  ): Promise<void>;
  deleteEntity(entity: EntityName, key: string): Promise<void>;
  /** Any number of keys, deleted 25 at a time. Throws when one of them was not deleted. */
  deleteEntities(entity: EntityName, keys: readonly string[]): Promise<void>;
  /** Writes only when nothing is stored under the key. False when something is. */
  createEntity(entity: EntityName, key: string, value: Fields): Promise<boolean>;
  /** Writes only while the stored item still has these attribute values. False when it has not. */
  replaceEntity(
    entity: EntityName,
    key: string,
    value: Fields,
    unchanged: Unchanged,
    beside?: readonly Beside[],
  ): Promise<boolean>;
  /** Deletes only while the stored item still has these attribute values. False when it has not. */
  removeEntity(entity: EntityName, key: string, unchanged: Unchanged): Promise<boolean>;
  /** At most 25 changes, each key once: all are stored, or none and the answer is false since a condition does not hold. */
  commit(changes: readonly EntityChange[]): Promise<boolean>;
  query(query: EntityQuery): Promise<EntityPage>;
}
