import FakeTimers from '@sinonjs/fake-timers';
import { VirtualClock } from '../../../local/clock';
import { Internet } from '../../../local/internet';
import { createSandbox, sandboxOrigin, type Sandbox, type SandboxOptions } from '../../../local/platform';
import type { ClientCredentials, IssuedGrant } from '../../../local/platform/access';
import { planningApi } from '../../../src/platform/planning-api/planning-api';
import type { Fetcher } from '../../../src/platform/http/fetcher';
import type { Platform, PlatformKind } from '../../../src/platform/port';
import { checked, type Traffic } from './checked';
import { Specification } from './specification';

// Loading the authorisation server for the first time transforms some two hundred modules.
jest.setTimeout(60_000);

/** One for all tests of a file: compiling its schemas is what takes long. */
const specification = new Specification();
export const start = Date.parse('2026-11-22T08:00:00.000Z');
export const redirectUri = 'https://local.webtrigger.example/x1/callback';

export interface Stage {
  readonly clock: VirtualClock;
  readonly internet: Internet;
  readonly sandbox: Sandbox;
  readonly client: ClientCredentials;
  readonly grant: IssuedGrant;
  readonly traffic: Traffic;
  readonly kind: PlatformKind;
  readonly platform: Platform;
  readonly fetcher: Fetcher;
  /** A call of the API with the grant's token. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  end(): void;
}

/** A sandbox on a virtual clock that `Date` follows, with one client, one grant, and every call held against the specification. */
export async function stage(options: Partial<SandboxOptions> = {}): Promise<Stage> {
  const date = FakeTimers.install({ now: start, toFake: ['Date'] });
  const clock = new VirtualClock(start, (now) => date.setSystemTime(now));
  const internet = new Internet();
  const sandbox = await createSandbox({ clock, internet, ...options });
  const traffic: Traffic = { seen: new Map(), faults: [] };
  internet.register(sandboxOrigin, checked(specification, sandbox.program, traffic));
  const client = await sandbox.world.registerClient({ redirectUri });
  const grant = await sandbox.world.issueGrant({ clientId: client.clientId });
  const fetcher: Fetcher = (url, request) => internet.fetch(new Request(url, request));
  const kind = planningApi(fetcher);
  return {
    clock,
    internet,
    sandbox,
    client,
    grant,
    traffic,
    kind,
    fetcher,
    platform: kind.open(sandboxOrigin, () => Promise.resolve(`Bearer ${grant.accessToken}`)),
    call: (method, path, body, headers = {}) =>
      internet.fetch(
        new Request(`${sandboxOrigin}/api/v1${path}`, {
          method,
          headers: {
            authorization: `Bearer ${grant.accessToken}`,
            ...(body === undefined
              ? {}
              : { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    end: () => date.uninstall(),
  };
}
