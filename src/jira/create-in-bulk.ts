import type { Problem } from '../errors/problem';
import { createdAnswer } from './answers';
import { callJira, type JiraTransport } from './http';
import { LINK_PROPERTY, type Created, type NewIssue } from './port';
import { itemProblem } from './refusals';
import { flatFields } from './request-fields';

/** Answers in the order given, each issue with its own success or refusal. Jira takes fifty to a call. */
export async function createInBulk(
  transport: JiraTransport,
  issues: readonly NewIssue[],
): Promise<readonly Created[]> {
  const body = { issueUpdates: issues.map(toNewIssue) };
  // "None was created" comes as a 400 with the same body as "some were": one reason for each issue.
  const route = transport.route`/rest/api/3/issue/bulk`;
  const answer = createdAnswer.parse(
    await callJira(withPartialFailures(transport), 'app', 'POST', route, body, itemProblem),
  );
  const problems = new Map<number, Problem>();
  for (const { failedElementNumber, status, elementErrors } of answer.errors) {
    problems.set(
      failedElementNumber,
      itemProblem({
        status,
        messages: elementErrors.errorMessages ?? [],
        fields: elementErrors.errors ?? {},
      }),
    );
  }
  const made = answer.issues.values();
  return issues.map((_, position): Created => {
    const problem = problems.get(position);
    if (problem !== undefined) return { problem };
    const next = made.next();
    return next.done === true
      ? { problem: itemProblem({ status: 500, messages: [], fields: {} }) }
      : next.value;
  });
}

function toNewIssue({ projectId, issueTypeId, fields, link }: NewIssue): unknown {
  return {
    fields: { project: { id: projectId }, issuetype: { id: issueTypeId }, ...flatFields(fields) },
    properties: [{ key: LINK_PROPERTY, value: link }],
  };
}

/** Passes a 400 that tells issue by issue what failed as the answer it is; other refusals stay refusals. */
function withPartialFailures(transport: JiraTransport): JiraTransport {
  return {
    ...(transport.meter === undefined ? {} : { meter: transport.meter }),
    route: (...parts) => transport.route(...parts),
    request: async (actor, route, init) => {
      const response = await transport.request(actor, route, init);
      if (response.status !== 400) return response;
      const text = await response.text();
      return new Response(text, {
        status: text.includes('"failedElementNumber"') ? 201 : 400,
        headers: response.headers,
      });
    },
  };
}
