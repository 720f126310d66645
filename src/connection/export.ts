import type { StoredMapping } from '../mapping/stored-mapping';
import {
  FORMAT,
  LONGEST_NAME,
  type Configuration,
  type ConfiguredConnection,
  type ConfiguredLink,
} from './configuration';
import type { Connection, Credentials, ProjectLink } from './connection';
import { portable } from './portable-mapping';

/** The configuration as text for a file. Mappings are named by project link. */
export function exportedText(
  connections: readonly Connection[],
  mappings: ReadonlyMap<string, StoredMapping>,
): string {
  const configuration: Configuration = {
    format: FORMAT,
    version: 2,
    connections: connections.map((connection) => configured(connection, mappings)),
  };
  return `${JSON.stringify(configuration, null, 2)}\n`;
}

function configured(
  connection: Connection,
  mappings: ReadonlyMap<string, StoredMapping>,
): ConfiguredConnection {
  const { name, platform, address, workspaces, links, settings } = connection;
  return {
    name,
    platform,
    address,
    credentials: connection.credentials === null ? null : described(connection.credentials),
    workspaces: workspaces.map((workspace) => ({ id: workspace.id, name: short(workspace.name) })),
    links: links.map((link) => configuredLink(link, mappings.get(link.id))),
    settings: {
      mendRole: settings.mendRole,
      auditDays: settings.auditDays,
      grantNewWorkspaces: settings.grantNewWorkspaces,
      pointsAnHour: settings.pointsAnHour,
    },
  };
}

function described(credentials: Credentials): ConfiguredConnection['credentials'] {
  const { method } = credentials;
  switch (method) {
    case 'oauth2':
      return { method, clientId: credentials.clientId };
    case 'oauth1a':
      return { method, consumerKey: credentials.consumerKey };
    case 'basic':
      return { method, username: credentials.username };
    case 'pat':
      return { method };
  }
}

function configuredLink(link: ProjectLink, mapping: StoredMapping | undefined): ConfiguredLink {
  const whole = mapping === undefined ? null : portable(mapping);
  return {
    jiraProject: link.jiraProjectKey,
    platformProject: { id: link.platformProjectId, name: short(link.platformProjectName) },
    workspace: { id: link.workspaceId, name: short(link.workspaceName) },
    issueType: short(link.issueTypeName),
    createTasks: link.createTasks,
    statuses: configuredStatuses(mapping),
    ...(whole === null ? {} : { mapping: whole }),
  };
}

export function configuredStatuses(mapping: StoredMapping | undefined): ConfiguredLink['statuses'] {
  return (mapping?.statuses ?? []).map(({ taskStatusId, taskStatusName, jiraStatusName }) => ({
    task: { id: taskStatusId, name: short(taskStatusName) },
    jira: short(jiraStatusName),
  }));
}

function short(name: string): string {
  return name.slice(0, LONGEST_NAME);
}
