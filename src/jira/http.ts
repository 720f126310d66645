import { Problem } from '../errors/problem';
import type { Meter } from './meter';

/** A path that the Forge SDK has checked and encoded. */
export interface JiraRoute {
  readonly value: string;
}

/** `app` for the work done in the background, `user` for the person who asked. */
export type Actor = 'app' | 'user';

/** The transport the edge provides: Forge's `route` tag and `requestJira`, and nothing else of Forge. */
export interface JiraTransport {
  /** Where calls are booked and what Jira says of its limits is heard. */
  readonly meter?: Meter;
  route(template: TemplateStringsArray, ...parameters: (string | number | URLSearchParams)[]): JiraRoute;
  request(
    actor: Actor,
    route: JiraRoute,
    init: { method: string; headers: Record<string, string>; body?: string },
  ): Promise<Response>;
}

/** An answer that was not a success, with what Jira says about it: names of fields and sentences for people. */
export interface JiraRefusal {
  readonly status: number;
  readonly messages: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends one request and answers the JSON of a success. Throws `JIRA_RATE_LIMITED`, `JIRA_UNAVAILABLE`, or what `refused` makes of the rest. */
export async function callJira(
  transport: JiraTransport,
  actor: Actor,
  method: string,
  route: JiraRoute,
  body: unknown,
  refused: (refusal: JiraRefusal) => Problem,
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await transport.request(actor, route, init);
  transport.meter?.hear(response.headers);
  const answer = response.ok && response.status !== 204 ? await readJson(response) : undefined;
  transport.meter?.book(method, route.value, response.status, answer);
  if (response.ok) return answer;
  if (response.status === 429) {
    throw new Problem('JIRA_RATE_LIMITED', {
      scope: 'connection',
      retry: 'after',
      retryAt: retryAt(response.headers.get('retry-after')),
      // Too many writes to one issue are no reason to leave the others alone: who waits can tell them apart.
      facts: { reason: response.headers.get('ratelimit-reason') ?? '' },
    });
  }
  if (response.status >= 500)
    throw new Problem('JIRA_UNAVAILABLE', {
      scope: 'connection',
      retry: 'backoff',
      facts: { status: response.status },
    });
  throw refused(await readRefusal(response));
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

async function readRefusal(response: Response): Promise<JiraRefusal> {
  const messages: string[] = [];
  const fields: Record<string, string> = {};
  try {
    const body = await readJson(response);
    if (isRecord(body)) {
      if (Array.isArray(body['errorMessages'])) {
        for (const message of body['errorMessages']) if (typeof message === 'string') messages.push(message);
      }
      if (isRecord(body['errors'])) {
        for (const [field, text] of Object.entries(body['errors']))
          if (typeof text === 'string') fields[field] = text;
      }
    }
  } catch {
    // A refusal without a readable body is still a refusal; its status is what counts.
  }
  return { status: response.status, messages, fields };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** At least ten seconds and at most an hour ahead, whatever the header says: past times once used up retries. */
function retryAt(header: string | null): number {
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 10), 3600) : 60;
  return Date.now() + wait * 1000;
}
