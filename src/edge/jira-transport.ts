import api, { route } from '@forge/api';
import type { JiraTransport } from '../jira/http';

/** Jira through Forge: https://developer.atlassian.com/platform/forge/runtime-reference/product-fetch-api/ */
export const forgeJira: JiraTransport = {
  route: (template, ...parameters) => route(template, ...parameters),
  request: async (actor, path, init) => {
    const requester = actor === 'user' ? api.asUser() : api.asApp();
    const answer = await requester.requestJira(path, init);
    return new Response(await body(answer), {
      status: answer.status,
      statusText: answer.statusText,
      headers: headersOf(answer.headers),
    });
  },
};

/** Statuses that may not have a body must get none, or making the answer throws. */
async function body(answer: { readonly status: number; text(): Promise<string> }): Promise<string | null> {
  return answer.status === 204 || answer.status === 304 ? null : answer.text();
}

function headersOf(given: { forEach(each: (value: string, name: string) => void): void }): Headers {
  const headers = new Headers();
  given.forEach((value, name) => headers.set(name, value));
  return headers;
}
