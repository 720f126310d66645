import { ForgeKvsAPIError } from '@forge/kvs';
import { Problem } from '../errors/problem';
import type { Storage } from '../storage/port';
import { patiently } from './patiently';

/** The limit of requests is counted by the second, that of what they carry by the minute. */
const PAUSE_MS = 700;
const MINUTE_MS = 60_000;

/**
 * Forge's storage, asked again where it has too much to do for a moment. Where that goes on, it is a wait like that for
 * any other provider: a worker goes on a minute later, and a person is told. Throws `STORAGE_BUSY`.
 * https://developer.atlassian.com/platform/forge/limits-kvs-ce/
 */
export function patientStorage(storage: Storage): Storage {
  const again = <T>(call: () => Promise<T>): Promise<T> =>
    patiently(call, (outcome) => ('error' in outcome && isBusy(outcome.error) ? PAUSE_MS : null)).catch(
      (error: unknown) => {
        throw isBusy(error) ? busy() : error;
      },
    );
  return {
    get: (key) => again(() => storage.get(key)),
    getMany: (keys) => again(() => storage.getMany(keys)),
    set: (key, value) => again(() => storage.set(key, value)),
    setIfAbsent: (key, value, ttl) => again(() => storage.setIfAbsent(key, value, ttl)),
    delete: (key) => again(() => storage.delete(key)),
    getSecret: (key) => again(() => storage.getSecret(key)),
    setSecret: (key, value, ttl) => again(() => storage.setSecret(key, value, ttl)),
    deleteSecret: (key) => again(() => storage.deleteSecret(key)),
    getEntity: (entity, key) => again(() => storage.getEntity(entity, key)),
    getEntities: (entity, keys) => again(() => storage.getEntities(entity, keys)),
    setEntity: (entity, key, value) => again(() => storage.setEntity(entity, key, value)),
    setEntities: (entity, items) => again(() => storage.setEntities(entity, items)),
    deleteEntity: (entity, key) => again(() => storage.deleteEntity(entity, key)),
    deleteEntities: (entity, keys) => again(() => storage.deleteEntities(entity, keys)),
    createEntity: (entity, key, value) => again(() => storage.createEntity(entity, key, value)),
    replaceEntity: (entity, key, value, unchanged, beside) =>
      again(() => storage.replaceEntity(entity, key, value, unchanged, beside)),
    removeEntity: (entity, key, unchanged) => again(() => storage.removeEntity(entity, key, unchanged)),
    commit: (changes) => again(() => storage.commit(changes)),
    query: (query) => again(() => storage.query(query)),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof ForgeKvsAPIError && error.responseDetails.status === 429;
}

function busy(): Problem {
  return new Problem('STORAGE_BUSY', {
    scope: 'connection',
    retry: 'after',
    retryAt: Date.now() + MINUTE_MS,
  });
}
