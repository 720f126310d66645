import FakeTimers from '@sinonjs/fake-timers';
import * as z from 'zod';
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
  const { publicOrigin, program } = sandbox.door('jira-data-center');
  internet.register(publicOrigin, heldAgainstJiraDocument(program, traffic));
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

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Null where there is none. */
  readonly body: unknown;
}

/** A call with its answer read. */
export async function asked(on: JiraStage, method: string, path: string, body?: unknown): Promise<Answered> {
  const answer = await on.call(method, path, body);
  const text = await answer.text();
  const read: unknown = text === '' ? null : JSON.parse(text);
  return { status: answer.status, headers: answer.headers, body: read };
}

const createdIssue = z.object({ id: z.string(), key: z.string() });

/** A task of Roadmap, made over the API. */
export async function madeIssue(
  on: JiraStage,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<z.output<typeof createdIssue>> {
  const { body } = await asked(on, 'POST', '/issue', {
    fields: { project: { key: 'ROAD' }, issuetype: { name: 'Task' }, summary: 'Made', ...fields },
  });
  return createdIssue.parse(body);
}
