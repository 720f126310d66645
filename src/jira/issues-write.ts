import { Problem } from '../errors/problem';
import { transitionsAnswer, toTransition } from './answers';
import { callJira, type JiraTransport } from './http';
import { LINK_PROPERTY, type IssueFieldsToWrite, type JiraTransition, type LinkProperty } from './port';
import { itemProblem } from './refusals';
import { flatFields } from './request-fields';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put */
export async function editIssue(
  transport: JiraTransport,
  id: string,
  fields: IssueFieldsToWrite,
  properties: Readonly<Record<string, unknown>>,
): Promise<void> {
  const list = Object.entries(properties).map(([key, value]) => ({ key, value }));
  const body = { fields: flatFields(fields), ...(list.length === 0 ? {} : { properties: list }) };
  await callJira(transport, 'app', 'PUT', transport.route`/rest/api/3/issue/${id}`, body, itemProblem);
}

export async function deleteIssue(transport: JiraTransport, id: string): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${id}`;
  await callJira(transport, 'app', 'DELETE', route, undefined, itemProblem);
}

export async function transitions(
  transport: JiraTransport,
  issueId: string,
): Promise<readonly JiraTransition[]> {
  const route = transport.route`/rest/api/3/issue/${issueId}/transitions?expand=transitions.fields`;
  const answer = await callJira(transport, 'app', 'GET', route, undefined, itemProblem);
  return transitionsAnswer.parse(answer).transitions.map(toTransition);
}

export async function transition(
  transport: JiraTransport,
  issueId: string,
  transitionId: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${issueId}/transitions`;
  const body = { transition: { id: transitionId }, fields };
  await callJira(transport, 'app', 'POST', route, body, itemProblem);
}

export async function setLink(transport: JiraTransport, issueId: string, link: LinkProperty): Promise<void> {
  await setProperty(transport, issueId, LINK_PROPERTY, link);
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-put */
export async function setProperty(
  transport: JiraTransport,
  issueId: string,
  key: string,
  value: Readonly<Record<string, unknown>>,
): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${issueId}/properties/${key}`;
  await callJira(transport, 'app', 'PUT', route, value, itemProblem);
}

/** Jira answers 404 for an issue and for a property that is not there: either way there is none afterwards. */
export async function removeProperty(transport: JiraTransport, issueId: string, key: string): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${issueId}/properties/${key}`;
  try {
    await callJira(transport, 'app', 'DELETE', route, undefined, itemProblem);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'JIRA_ITEM_GONE')) throw error;
  }
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post */
export async function setRemoteLink(
  transport: JiraTransport,
  issueId: string,
  { globalId, url, title }: { readonly globalId: string; readonly url: string; readonly title: string },
): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${issueId}/remotelink`;
  await callJira(transport, 'app', 'POST', route, { globalId, object: { url, title } }, itemProblem);
}
