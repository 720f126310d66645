import { VirtualClock } from '../../../local/clock';
import { Internet } from '../../../local/internet';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../local/platform';
import { jiraAlignOrigin, type JiraAlign } from '../../../local/platform/jira-align/jira-align';
import FakeTimers from '@sinonjs/fake-timers';
import { jiraAlign } from '../../../src/platform/jira-align/jira-align';
import type { Platform, PlatformKind } from '../../../src/platform/port';
import { watched, type KitStage } from './kit/stage';

jest.setTimeout(60_000);

const start = Date.parse('2026-11-22T08:00:00.000Z');

export interface AlignStage extends KitStage {
  readonly sandbox: Sandbox;
  readonly site: JiraAlign;
  readonly token: string;
  readonly kind: PlatformKind;
  /** With the token, and knowing nothing of what others have learnt. */
  open(): Platform;
  /** A call of the door with the token. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** The sandbox as Jira Align, on a virtual clock that `Date` follows, with one token of the service account. */
export async function alignStage(options: Partial<SandboxOptions> = {}): Promise<AlignStage> {
  const date = FakeTimers.install({ now: start, toFake: ['Date'] });
  const clock = new VirtualClock(start, (now) => date.setSystemTime(now));
  const internet = new Internet();
  const sandbox = await createSandbox({ clock, internet, ...options });
  // Not that of the personality itself: answers of the door have a date.
  internet.register(jiraAlignOrigin, sandbox.door('jira-align').program);
  const site = sandbox.jiraAlign;
  const token = site.issueToken();
  const authorize = () => Promise.resolve(`Bearer ${token}`);
  const { fetcher, traffic } = watched(internet);
  const kind = jiraAlign(fetcher);
  return {
    sandbox,
    site,
    token,
    kind,
    address: jiraAlignOrigin,
    world: sandbox.world,
    clock,
    authorize,
    secrets: [token],
    traffic,
    faultsFound: () => [],
    end: () => date.uninstall(),
    open: () => jiraAlign(fetcher).open(jiraAlignOrigin, authorize),
    call: (method, path, body, headers = {}) =>
      internet.fetch(
        new Request(`${jiraAlignOrigin}/rest/align/api/2${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined
              ? {}
              : { 'content-type': method === 'PATCH' ? 'application/json-patch+json' : 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
  };
}
