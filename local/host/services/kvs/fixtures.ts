import { VirtualClock } from '../../../clock';
import { START, meteredScope } from '../fixtures';
import { Store } from '../store';
import { KvsStore, type KvsOptions } from './kvs-store';

const ENTITIES = [
  {
    name: 'link',
    attributes: {
      i: { type: 'string' },
      l: { type: 'string' },
      s: { type: 'string' },
      u: { type: 'float' },
      n: { type: 'integer' },
      done: { type: 'boolean' },
      free: { type: 'any' },
    },
    indexes: [
      { name: 'by-issue', partition: ['i'], range: ['u'] },
      { name: 'by-project-state', partition: ['l', 's'], range: ['u'] },
      'u',
      's',
    ],
  },
];

let sdk: typeof import('@forge/kvs');
let serve: (path: string, body: unknown) => Promise<Response>;

/** The real SDK, loaded when its way out leads here: it looks for that once. */
export function loadSdk(): typeof import('@forge/kvs') {
  Object.assign(globalThis, {
    __forge_fetch__: (target: unknown, path: string, init: { body: string }) => {
      expect(target).toEqual({ type: 'kvs', provider: 'app', remote: 'kvs' });
      return serve(path, JSON.parse(init.body));
    },
  });
  sdk = jest.requireActual<typeof import('@forge/kvs')>('@forge/kvs');
  return sdk;
}

/** A store of its own for one test; the SDK speaks to the latest. */
export function setUp(options: Partial<KvsOptions> = {}) {
  const clock = new VirtualClock(START);
  const store = options.store ?? Store.memory(clock);
  const host = new KvsStore({ clock, store, entities: ENTITIES, ...options });
  const { scope, usage } = meteredScope();
  serve = async (path, body) => {
    const answer = await host.handle(path, body, scope);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    });
  };
  return { clock, host, scope, usage, store };
}

/** Status and code with which the store refused the call, as the SDK says it. */
export async function refusal(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    if (error instanceof sdk.ForgeKvsAPIError) return [error.responseDetails.status, error.code];
    throw error;
  }
  return 'nothing was refused';
}
