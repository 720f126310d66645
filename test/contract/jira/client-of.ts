import { validateAnswer, validateRequest } from '../../../local/jira/contract-validation';
import type { JiraTwin } from '../../../local/jira/twin';
import { JiraClient } from '../../../src/jira/client';
import type { JiraTransport } from '../../../src/jira/http';

const SITE = 'https://demo-jira.example';

/** The app's client on the wire to the twin, with all that passes held to the contract. */
export function clientOf(twin: JiraTwin, accountId: string) {
  const faults: string[] = [];
  const asked: string[] = [];
  let points = 0;
  const transport: JiraTransport = {
    route: (template, ...parameters) => ({
      value: String.raw(
        { raw: template },
        ...parameters.map((part) =>
          part instanceof URLSearchParams ? part.toString() : encodeURIComponent(part),
        ),
      ),
    }),
    request: async (actor, route, { method, headers, body }) => {
      const as = actor === 'app' ? 'app' : `user:${accountId}`;
      const request = new Request(SITE + route.value, {
        method,
        headers: { ...headers, 'x-twin-actor': as },
        ...(body === undefined ? {} : { body }),
      });
      asked.push(`${as} ${method} ${new URL(request.url).pathname}`);
      faults.push(...(await validateRequest(request.clone())));
      const response = await twin.program(request);
      points += Number(response.headers.get('x-twin-points'));
      const text = await response.clone().text();
      faults.push(
        ...validateAnswer(
          method,
          new URL(request.url).pathname,
          response.status,
          text === '' ? undefined : JSON.parse(text),
        ),
      );
      return response;
    },
  };
  return { client: new JiraClient(transport), faults, asked, points: () => points };
}
