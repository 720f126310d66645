import type { Clock } from '../../../clock';
import type { ApiAnswer, InvocationScope, KvsService } from '../../ports';
import type { Store } from '../store';
import { batchDelete, batchGet, batchSet } from './batch';
import type { FailItem } from './batch';
import { EntityModel } from './entity-model';
import { LIMITS } from './limits';
import { queryEntity, queryKeys } from './query';
import { Rates } from './rates';
import type { Account } from './rates';
import { Refusal } from './refusal';
import * as requests from './requests';
import { deleteEntity, deleteOne, getEntity, getOne, setEntity, setOne } from './single';
import { Spaces } from './spaces';
import { transact } from './transaction';

/** Where a storage call is made to fail. All are asked for every call. */
export interface KvsFaults {
  /** Refuses before anything is done: an injected 429 or 500. */
  before?(path: string, body: unknown): KvsFault | undefined;
  /** Fails after it was done: the caller cannot know that it was. */
  after?(path: string, body: unknown): KvsFault | undefined;
  /** Fails one key of a batch; the others go on. */
  batchItem?: FailItem;
}

export interface KvsFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface KvsOptions {
  readonly clock: Clock;
  readonly store: Store;
  /** `app.storage.entities` of the manifest, unread. */
  readonly entities: unknown;
  /** How long expired values stay readable; the platform says up to 48 hours, which is the default. */
  readonly ttlLagMs?: number;
  /** How far queries lag behind writes, in milliseconds; 0 when absent. */
  readonly staleQueryMs?: () => number;
  /** Off only where time stands still and the number of calls is what is measured. */
  readonly enforceRates?: boolean;
  readonly faults?: KvsFaults;
}

type Operation = (body: unknown, spaces: Spaces, account: Account, fail: FailItem) => unknown;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    '/api/v1/get',
    (body, { plain }, account) => getOne(requests.read(requests.GetRequest, body), plain.records, account),
  ],
  [
    '/api/v1/set',
    (body, { plain }, account) => setOne(requests.read(requests.SetRequest, body), plain.records, account),
  ],
  [
    '/api/v1/delete',
    (body, { plain }, account) =>
      deleteOne(requests.read(requests.DeleteRequest, body), plain.records, account),
  ],
  [
    '/api/v1/secret/get',
    (body, { secrets }, account) => getOne(requests.read(requests.GetRequest, body), secrets, account),
  ],
  [
    '/api/v1/secret/set',
    (body, { secrets }, account) =>
      setOne(requests.read(requests.SetRequest, body), secrets, account, { maxBytes: LIMITS.secretBytes }),
  ],
  [
    '/api/v1/secret/delete',
    (body, { secrets }, account) => deleteOne(requests.read(requests.DeleteRequest, body), secrets, account),
  ],
  [
    '/api/v1/entity/get',
    (body, spaces, account) => getEntity(requests.read(requests.EntityGetRequest, body), spaces, account),
  ],
  [
    '/api/v1/entity/set',
    (body, spaces, account) => setEntity(requests.read(requests.EntitySetRequest, body), spaces, account),
  ],
  [
    '/api/v1/entity/delete',
    (body, spaces, account) =>
      deleteEntity(requests.read(requests.EntityDeleteRequest, body), spaces, account),
  ],
  [
    '/api/v1/query',
    (body, spaces, account) => queryKeys(requests.read(requests.QueryRequest, body), spaces, account),
  ],
  [
    '/api/v1/entity/query',
    (body, spaces, account) => queryEntity(requests.read(requests.EntityQueryRequest, body), spaces, account),
  ],
  [
    '/api/v1/batch/set',
    (body, spaces, account, fail) =>
      batchSet(requests.read(requests.BatchSetRequest, body), spaces, account, fail),
  ],
  [
    '/api/v1/batch/get',
    (body, spaces, account, fail) =>
      batchGet(requests.read(requests.BatchGetRequest, body), spaces, account, fail),
  ],
  [
    '/api/v1/batch/delete',
    (body, spaces, account, fail) =>
      batchDelete(requests.read(requests.BatchDeleteRequest, body), spaces, account, fail),
  ],
  [
    '/api/v1/transaction',
    (body, spaces, account) => transact(requests.read(requests.TransactionRequest, body), spaces, account),
  ],
]);

/** Serves what `@forge/kvs` asks, with the platform's limits: https://developer.atlassian.com/platform/forge/rest/ */
export class KvsStore implements KvsService {
  private readonly model: EntityModel;
  private readonly installations = new Map<string, { readonly spaces: Spaces; readonly rates: Rates }>();

  /** Throws when the platform would not deploy these entities. */
  constructor(private readonly options: KvsOptions) {
    this.model = new EntityModel(options.entities);
  }

  handle(path: string, body: unknown, scope: InvocationScope): Promise<ApiAnswer> {
    return Promise.resolve(this.answer(path, body, scope));
  }

  private answer(path: string, body: unknown, scope: InvocationScope): ApiAnswer {
    const operation = OPERATIONS.get(path);
    if (operation === undefined) {
      return refused({
        status: 501,
        code: 'NOT_MODELLED',
        message: `The local storage does not know ${path}`,
      });
    }
    const { spaces, rates } = this.installation(scope.installationId);
    const { faults } = this.options;
    try {
      rates.request();
      const before = faults?.before?.(path, body);
      if (before !== undefined) return refused(before);
      const fail: FailItem = (key, entityName) => faults?.batchItem?.(key, entityName);
      const result = operation(body, spaces, rates.account(scope.meters), fail);
      const after = faults?.after?.(path, body);
      if (after !== undefined) return refused(after);
      return result === undefined ? { status: 204 } : { status: 200, body: result };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  private installation(id: string) {
    const known = this.installations.get(id);
    if (known !== undefined) return known;
    const {
      clock,
      store,
      ttlLagMs = 48 * 3_600_000,
      staleQueryMs = () => 0,
      enforceRates = true,
    } = this.options;
    const made = {
      spaces: new Spaces(id, this.model, store, clock, { ttlLagMs, staleQueryMs }),
      rates: new Rates(clock, enforceRates),
    };
    this.installations.set(id, made);
    return made;
  }
}

function refused({ status, code, message }: KvsFault): ApiAnswer {
  return { status, body: { code, message } };
}
