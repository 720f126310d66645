import type { Clock } from '../clock';
import type { Internet } from '../internet';
import type { Program } from '../program';
import { api } from './api/app';
import { RateLimiter, type RateLimitOptions } from './api/rate-limit';
import { Store, type StoreState } from './data/store';
import { Faults, withFaults } from './faults';
import type { GrantState } from './oauth/grant-store';
import { oauthServer } from './oauth/server';
import { pages } from './web/app';
import { WebhookBook, type WebhookState } from './webhooks/book';
import { Deliverer } from './webhooks/delivery';
import { World } from './world';

export { World } from './world';
export const sandboxOrigin = 'https://sandbox.planlink.example';

export interface SandboxState {
  readonly store: StoreState;
  readonly grants: GrantState;
  readonly hooks: WebhookState;
}

export interface SandboxOptions {
  /** A virtual clock needs a global `Date` that follows it: the authorisation server reads the time there. */
  readonly clock: Clock;
  /** Where webhooks go out. */
  readonly internet: Internet;
  readonly publicOrigin?: string;
  readonly rate?: RateLimitOptions;
  /** Life of access tokens; an hour when absent. */
  readonly accessTokenSeconds?: number;
  /** How many demo tasks the project Roadmap has at the start; none when absent. */
  readonly seed?: number;
  readonly state?: SandboxState;
}

export interface Sandbox {
  /** API, authorisation server and pages; for the public origin and for any loopback origin a browser uses. */
  readonly program: Program;
  readonly world: World;
  readonly publicOrigin: string;
  /** Plain data, fit for JSON. */
  snapshot(): SandboxState;
  restore(state: SandboxState): void;
}

/** The sandbox planning platform. It registers nothing with the internet; who starts it does. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock } = options;
  const publicOrigin = options.publicOrigin ?? sandboxOrigin;
  const store = new Store(clock);
  const hooks = new WebhookBook(clock);
  const deliverer = new Deliverer(clock, options.internet, hooks);
  const oauth = await oauthServer(clock, publicOrigin, options.accessTokenSeconds ?? 3600);
  const limiter = new RateLimiter(clock, options.rate ?? { calls: 6000, windowSeconds: 60 });
  const faults = new Faults();
  const world = new World({ clock, store, hooks, deliverer, oauth, limiter, faults });
  const apiProgram = api({ clock, store, hooks, provider: oauth.provider, limiter, faults, publicOrigin });
  const pageProgram = pages({ store, world });

  if (options.state === undefined) world.seedDemo(options.seed ?? 0);
  store.onChange((task, actor) => deliverer.taskChanged(task, actor));
  const restore = (state: SandboxState): void => {
    store.restore(state.store);
    oauth.store.restore(state.grants);
    hooks.restore(state.hooks);
  };
  if (options.state !== undefined) restore(options.state);

  return {
    publicOrigin,
    world,
    restore,
    snapshot: () => ({ store: store.snapshot(), grants: oauth.store.snapshot(), hooks: hooks.snapshot() }),
    program: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/api/')) return withFaults(faults, clock, request, () => apiProgram(request));
      if (pathname.startsWith('/oauth/') || pathname.startsWith('/.well-known/')) {
        return withFaults(faults, clock, request, () => oauth.program(request));
      }
      return pageProgram(request);
    },
  };
}
