import type { AuditEntry } from '../contract/life-cycle-views';
import type { Connection, Credentials, ProjectLink } from './connection';

export type Change = AuditEntry['changes'][number];

const LONGEST_VALUE = 300;
const MOST_CHANGES = 100;

/**
 * What differs between two states of a connection, in fields chosen one by one: a field that is not named here, such as
 * one that somebody adds later, gets into no record of who did what.
 */
export function differences(before: Connection | null, after: Connection): readonly Change[] {
  const was = before === null ? new Map<string, string>() : described(before);
  const is = described(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? '', after: is.get(field) ?? '' }))
    .filter((change) => change.before !== change.after)
    .slice(0, MOST_CHANGES);
}

function described(connection: Connection): ReadonlyMap<string, string> {
  const { settings, grant } = connection;
  const fields: [string, string][] = [
    ['name', connection.name],
    ['platform', connection.platform],
    ['address', connection.address],
    ['active', String(connection.active)],
    ...credentialFields('credentials', connection.credentials),
    ...credentialFields('staged', connection.staged),
    ['grant.account', grant?.account ?? ''],
    ['grant.tenant', grant?.tenantName ?? ''],
    ['grant.scopes', [...(grant?.scopes ?? [])].sort().join(' ')],
    ['grant.grantedAt', time(grant?.grantedAt)],
    ['grant.expiresAt', time(grant?.expiresAt)],
    ['workspaces', namesOf(connection.workspaces)],
    ...connection.links.flatMap(linkFields),
    ['settings.mendRole', settings.mendRole ?? ''],
    ['settings.auditDays', String(settings.auditDays)],
    ['settings.pointsAnHour', String(settings.pointsAnHour)],
    ['settings.grantNewWorkspaces', String(settings.grantNewWorkspaces)],
    ['disconnectedAt', time(connection.disconnectedAt)],
    ['deletedAt', time(connection.deletedAt)],
  ];
  return new Map(fields.map(([field, value]) => [field, value.slice(0, LONGEST_VALUE)]));
}

/** That a secret was replaced shows as the date it was stored on. */
function credentialFields(prefix: string, credentials: Credentials | null): [string, string][] {
  if (credentials === null) return [];
  const { method, storedAt, expiresAt } = credentials;
  const fields = { method, ...namesIn(credentials), storedAt: time(storedAt), expiresAt: time(expiresAt) };
  return Object.entries(fields).map(([field, value]) => [`${prefix}.${field}`, value]);
}

function namesIn(credentials: Credentials): Readonly<Record<string, string>> {
  switch (credentials.method) {
    case 'oauth2':
      return { clientId: credentials.clientId };
    case 'oauth1a':
      return { consumerKey: credentials.consumerKey, fingerprint: credentials.fingerprint };
    case 'basic':
      return { username: credentials.username };
    case 'pat':
      return {};
  }
}

function linkFields(link: ProjectLink): [string, string][] {
  const prefix = `links.${link.jiraProjectKey}`;
  return [
    [prefix, `${link.workspaceName} / ${link.platformProjectName}`],
    [`${prefix}.issueType`, link.issueTypeName],
    [`${prefix}.createTasks`, link.createTasks],
    [`${prefix}.paused`, link.paused?.by ?? ''],
  ];
}

function namesOf(workspaces: Connection['workspaces']): string {
  return workspaces
    .map(({ name }) => name)
    .sort()
    .join(', ');
}

function time(milliseconds: number | null | undefined): string {
  return milliseconds === null || milliseconds === undefined ? '' : new Date(milliseconds).toISOString();
}
