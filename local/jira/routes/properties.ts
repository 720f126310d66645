import * as z from 'zod';
import { removeProperty, setProperties } from '../issue-commands';
import type { Issue } from '../issue';
import { unpack } from '../packed';
import { readPropertyKey, readPropertyValue } from '../property-input';
import { Refusal } from '../refusal';
import { issueOf, issueToWrite, pathValue, read, type Call, type Route } from './call';

function mayEdit(call: Call, issue: Issue, permission: 'EDIT_ISSUES' | 'LINK_ISSUES'): void {
  const { jira, actor } = call;
  if (!jira.may(actor, jira.projectOf(issue), permission)) {
    const what = permission === 'EDIT_ISSUES' ? 'edit' : 'link';
    throw new Refusal(403, [`You do not have permission to ${what} issues in this project.`]);
  }
}

function noSuchProperty(key: string): Refusal {
  return new Refusal(404, [`The property with key '${key}' does not exist.`]);
}

export const getProperty: Route = (call) => {
  const key = pathValue(call, 'propertyKey');
  const value = issueOf(call).properties[key];
  if (value === undefined) throw noSuchProperty(key);
  return { status: 200, body: { key, value: unpack(value) }, objects: 1 };
};

export const putProperty: Route = (call) => {
  mayEdit(call, issueOf(call), 'EDIT_ISSUES');
  const key = readPropertyKey(pathValue(call, 'propertyKey'));
  const value = readPropertyValue(call.body);
  const issue = issueToWrite(call);
  setProperties(call.jira, issue, { [key]: value });
  return { status: key in issue.properties ? 200 : 201, body: {} };
};

export const deleteProperty: Route = (call) => {
  mayEdit(call, issueOf(call), 'EDIT_ISSUES');
  const key = pathValue(call, 'propertyKey');
  const issue = issueToWrite(call);
  if (!(key in issue.properties)) throw noSuchProperty(key);
  removeProperty(call.jira, issue, key);
  return { status: 204 };
};

const linkShape = z.strictObject({
  globalId: z.string().min(1).max(255),
  object: z.strictObject({ url: z.url(), title: z.string().min(1).max(255) }),
});

/** The same `globalId` again changes the link that there is. */
export const putRemoteLink: Route = (call) => {
  const { store, sequences, site } = call.jira;
  mayEdit(call, issueOf(call), 'LINK_ISSUES');
  const { globalId, object } = read(linkShape, call.body);
  const issue = issueToWrite(call);
  const links = store.remoteLinks(issue.id);
  const before = links.find((link) => link.globalId === globalId);
  const link = { id: before?.id ?? sequences.next('remote-link', 10_000), globalId, ...object };
  store.setRemoteLinks(
    issue.id,
    before === undefined ? [...links, link] : links.map((other) => (other === before ? link : other)),
  );
  const self = `${site.url}/rest/api/3/issue/${issue.id}/remotelink/${String(link.id)}`;
  return { status: before === undefined ? 201 : 200, body: { id: link.id, self } };
};
