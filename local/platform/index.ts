import type { Clock } from '../clock';
import type { Internet } from '../internet';
import type { Program } from '../program';
import { api } from './api/app';
import type { Door, DoorKind } from './door';
import { JiraAlign } from './jira-align/jira-align';
import { JiraDataCenter } from './jira-data-center/jira-data-center';
import { RateLimiter, type RateLimitOptions } from './api/rate-limit';
import type { MarkupKind } from './data/model';
import { Store, type StoreState } from './data/store';
import { Faults, withFaults } from './faults';
import { PersonalTokens, type PersonalTokenState } from './credentials/personal-tokens';
import { ServiceAccounts, type ServiceAccountState } from './credentials/service-accounts';
import type { GrantState } from './oauth/grant-store';
import { oauthServer } from './oauth/server';
import { asServerWouldAnswer } from './oauth/token-answer';
import { OAuth1Server, type OAuth1State } from './oauth1/server';
import { personalities } from './personalities';
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
  readonly oauth1: OAuth1State;
  readonly personalTokens: PersonalTokenState;
  readonly serviceAccounts: ServiceAccountState;
  /** Of each personality by its kind; absent in states of before there were any. */
  readonly personalities?: Readonly<Record<string, unknown>>;
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
  /** How many demo features, each with tasks of the other types below it, come on top; none when absent. */
  readonly features?: number;
  /** How texts are written; HTML when absent. */
  readonly markup?: MarkupKind;
  readonly state?: SandboxState;
}

export interface Sandbox {
  /** API, authorisation server and pages; for the public origin and for any loopback origin a browser uses. */
  readonly program: Program;
  readonly world: World;
  readonly publicOrigin: string;
  /** All platforms that it is, that of our own API first. They show the same data. */
  readonly doors: readonly [Door, ...Door[]];
  door(kind: DoorKind): Door;
  /** The inside of each personality: its links, tokens, accounts and how it is set up. */
  readonly jiraAlign: JiraAlign;
  readonly jiraDataCenter: JiraDataCenter;
  /** Plain data, fit for JSON. */
  snapshot(): SandboxState;
  restore(state: SandboxState): void;
}

/** The sandbox planning platform. It registers nothing with the internet; who starts it does. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, accessTokenSeconds = 3600 } = options;
  const publicOrigin = options.publicOrigin ?? sandboxOrigin;
  const faults = new Faults();
  const store = new Store(clock, () => faults.clockSkewMs);
  store.markup = options.markup ?? 'html';
  const hooks = new WebhookBook(clock);
  const deliverer = new Deliverer(clock, options.internet, hooks);
  const oauth = await oauthServer(clock, publicOrigin, accessTokenSeconds, faults);
  const oauth1 = new OAuth1Server(clock, publicOrigin, faults);
  const personalTokens = new PersonalTokens(clock);
  const serviceAccounts = new ServiceAccounts(clock);
  const authorities = { oauth1, personalTokens, serviceAccounts, faults };
  const limiter = new RateLimiter(clock, options.rate ?? { calls: 6000, windowSeconds: 60 });
  const world = new World({ clock, store, hooks, deliverer, oauth, limiter, ...authorities });
  const apiProgram = api({
    clock,
    store,
    hooks,
    get provider() {
      return oauth.provider;
    },
    limiter,
    publicOrigin,
    ...authorities,
  });
  const others = await personalities({ clock, store, world, faults, limiter, accessTokenSeconds });
  const jiraAlign = others.find((other) => other instanceof JiraAlign);
  if (jiraAlign === undefined) throw new Error('The sandbox has no Jira Align');
  const jiraDataCenter = others.find((other) => other instanceof JiraDataCenter);
  if (jiraDataCenter === undefined) throw new Error('The sandbox has no Jira Data Center');
  const pageProgram = pages({ clock, store, world });

  if (options.state === undefined) {
    world.seedDemo(options.seed ?? 0);
    world.seedFeatures(options.features ?? 0);
  }
  store.onChange((task, actor) => deliverer.taskChanged(task, actor));
  const restore = (state: SandboxState): void => {
    store.restore(state.store);
    oauth.store.restore(state.grants);
    hooks.restore(state.hooks);
    oauth1.restore(state.oauth1);
    personalTokens.restore(state.personalTokens);
    serviceAccounts.restore(state.serviceAccounts);
    for (const other of others) other.restore(state.personalities?.[other.kind]);
  };
  if (options.state !== undefined) restore(options.state);

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const within = (call: () => Promise<Response>): Promise<Response> =>
      withFaults(faults, clock, request, call);
    if (pathname.startsWith('/api/')) return within(() => apiProgram(request));
    if (pathname.startsWith('/oauth1/')) return within(() => oauth1.program(request));
    if (pathname.startsWith('/oauth/') || pathname.startsWith('/.well-known/')) {
      return within(async () => asServerWouldAnswer(faults, pathname, await oauth.program(request)));
    }
    return pageProgram(request);
  };

  const stamped =
    (answering: Program): Program =>
    async (request) => {
      const given = await answering(request);
      // Whoever serves this would take the real time, and a client measures clocks by this header.
      given.headers.set('date', new Date(clock.now() + faults.clockSkewMs).toUTCString());
      return given;
    };
  const program = stamped(answer);
  const doors: [Door, ...Door[]] = [
    { kind: 'planning-api', title: 'Planning platform', publicOrigin, program },
    ...others.map(({ kind, title, publicOrigin: origin, program: answering }) => ({
      kind,
      title,
      publicOrigin: origin,
      program: stamped(answering),
    })),
  ];

  return {
    publicOrigin,
    program,
    doors,
    door: (kind) => {
      const found = doors.find((one) => one.kind === kind);
      if (found === undefined) throw new Error(`The sandbox is no ${kind}`);
      return found;
    },
    jiraAlign,
    jiraDataCenter,
    world,
    restore,
    snapshot: () => ({
      store: store.snapshot(),
      grants: oauth.store.snapshot(),
      hooks: hooks.snapshot(),
      oauth1: oauth1.snapshot(),
      personalTokens: personalTokens.snapshot(),
      serviceAccounts: serviceAccounts.snapshot(),
      personalities: Object.fromEntries(others.map((other) => [other.kind, other.snapshot()])),
    }),
  };
}
