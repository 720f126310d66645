import api, { route } from '@forge/api';
import type { JiraTransport } from '../jira/http';
import { patiently } from './patiently';

/** Jira through Forge: https://developer.atlassian.com/platform/forge/runtime-reference/product-fetch-api/ */
export const forgeJira: JiraTransport = {
  route: (template, ...parameters) => route(template, ...parameters),
  request: async (actor, path, init) => {
    const requester = actor === 'user' ? api.asUser() : api.asApp();
    const answer = await patiently(() => requester.requestJira(path, init), momentaryWait);
    return new Response(await body(answer), {
      status: answer.status,
      statusText: answer.statusText,
      headers: headersOf(answer.headers),
    });
  },
};

/**
 * Too much within a second, of all apps together, or too many writes to one issue: over in a moment, and no reason to
 * let the whole connection wait. https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
const MOMENTARY = ['jira-burst-based', 'jira-per-issue-on-write'];

type Answer = { readonly status: number; readonly headers: { get(name: string): string | null } };

function momentaryWait(outcome: { readonly answer: Answer } | { readonly error: unknown }): number | null {
  if (!('answer' in outcome) || outcome.answer.status !== 429) return null;
  const { headers } = outcome.answer;
  if (!MOMENTARY.includes(headers.get('ratelimit-reason') ?? '')) return null;
  const seconds = Number(headers.get('retry-after') ?? '1');
  return Number.isFinite(seconds) ? seconds * 1000 : 1000;
}

/** Statuses that may not have a body must get none, or making the answer throws. */
async function body(answer: { readonly status: number; text(): Promise<string> }): Promise<string | null> {
  return answer.status === 204 || answer.status === 304 ? null : answer.text();
}

function headersOf(given: { forEach(each: (value: string, name: string) => void): void }): Headers {
  const headers = new Headers();
  given.forEach((value, name) => headers.set(name, value));
  return headers;
}
