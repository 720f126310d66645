import { foundPeopleAnswer, myselfAnswer, peopleAnswer, usersAnswer } from './answers';
import { callJira, type JiraTransport } from './http';
import { generalProblem } from './refusals';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get */
export async function ownTimeZone(transport: JiraTransport): Promise<string | null> {
  const route = transport.route`/rest/api/3/myself`;
  const answer = await callJira(transport, 'app', 'GET', route, undefined, generalProblem);
  return myselfAnswer.parse(answer).timeZone ?? null;
}

/** As many account ids as stay well within what an address may hold; Jira itself takes 200. */
const PART = 50;

/** The one active person behind an address, if there is exactly one. */
export async function accountOfEmail(transport: JiraTransport, email: string): Promise<string | null> {
  const query = new URLSearchParams({ query: email, maxResults: '2' });
  const route = transport.route`/rest/api/3/user/search?${query}`;
  const found = usersAnswer.parse(await callJira(transport, 'app', 'GET', route, undefined, generalProblem));
  const people = found.filter(({ accountType, active }) => accountType === 'atlassian' && active);
  // Two people behind one address is no match: a wrong assignee is worse than none.
  return people.length === 1 ? (people[0]?.accountId ?? null) : null;
}

const FOUND = 20;

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get */
export async function searchAsUser(
  transport: JiraTransport,
  text: string,
): Promise<readonly { accountId: string; displayName: string }[]> {
  // Apps and customers are found too, and cut out afterwards.
  const query = new URLSearchParams({ query: text, maxResults: String(2 * FOUND) });
  const route = transport.route`/rest/api/3/user/search?${query}`;
  const found = foundPeopleAnswer.parse(
    await callJira(transport, 'user', 'GET', route, undefined, generalProblem),
  );
  return found
    .filter(({ accountType, active }) => accountType === 'atlassian' && active)
    .slice(0, FOUND)
    .map(({ accountId, displayName }) => ({ accountId, displayName }));
}

/** At most 200 accounts; those that Jira does not know are missing. */
export async function people(
  transport: JiraTransport,
  accountIds: readonly string[],
): Promise<readonly { accountId: string; displayName: string; email: string | null }[]> {
  const query = new URLSearchParams({ maxResults: '200' });
  for (const id of accountIds) query.append('accountId', id);
  const route = transport.route`/rest/api/3/user/bulk?${query}`;
  const answer = await callJira(transport, 'app', 'GET', route, undefined, generalProblem);
  return peopleAnswer.parse(answer).values.map(({ accountId, displayName, emailAddress }) => ({
    accountId,
    displayName,
    email: emailAddress ?? null,
  }));
}

/** Names by account id, each account asked for once; nothing is asked when there is nobody to name. */
export async function displayNames(
  transport: JiraTransport,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds)];
  const names = new Map<string, string>();
  for (let start = 0; start < wanted.length; start += PART) {
    for (const { accountId, displayName } of await people(transport, wanted.slice(start, start + PART)))
      names.set(accountId, displayName);
  }
  return names;
}
