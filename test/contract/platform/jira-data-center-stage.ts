import FakeTimers from '@sinonjs/fake-timers';
import { VirtualClock } from '../../../local/clock';
import { Internet } from '../../../local/internet';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../local/platform';
import { jiraDataCenterOrigin } from '../../../local/platform/jira-data-center/jira-data-center';
import { heldAgainstJiraDocument, type JiraTraffic } from './jira-data-center-document';

// Loading the authorisation server for the first time transforms some two hundred modules.
jest.setTimeout(60_000);

export const jiraStart = Date.parse('2026-11-22T08:00:00.000Z');

export interface JiraStage {
  readonly clock: VirtualClock;
  readonly internet: Internet;
  readonly sandbox: Sandbox;
  readonly jira: Sandbox['jiraDataCenter'];
  readonly traffic: JiraTraffic;
  /** A personal access token of the sandbox's service account. */
  readonly token: string;
  /** A call of `/rest/api/2` with the token. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  end(): void;
}

/** The sandbox as a Jira Data Center on a virtual clock that `Date` follows; what is said is held against the document. */
export async function jiraStage(options: Partial<SandboxOptions> = {}): Promise<JiraStage> {
  const date = FakeTimers.install({ now: jiraStart, toFake: ['Date'] });
  const clock = new VirtualClock(jiraStart, (now) => date.setSystemTime(now));
  const internet = new Internet();
  const sandbox = await createSandbox({ clock, internet, ...options });
  const traffic: JiraTraffic = { seen: new Map(), faults: [] };
  const door = sandbox.doors.find(({ kind }) => kind === 'jira-data-center');
  if (door === undefined) throw new Error('The sandbox is no Jira Data Center');
  internet.register(door.publicOrigin, heldAgainstJiraDocument(door.program, traffic));
  const { token } = sandbox.jiraDataCenter.issuePersonalToken();
  return {
    clock,
    internet,
    sandbox,
    jira: sandbox.jiraDataCenter,
    traffic,
    token,
    call: (method, path, body, headers = {}) =>
      internet.fetch(
        new Request(`${jiraDataCenterOrigin}/rest/api/2${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    end: () => date.uninstall(),
  };
}
