import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { FileView } from '../contract/life-cycle-views';
import { AuditPages } from '../connection/audit-pages';
import { ConfigurationFiles } from '../connection/import';
import { supportBundle } from '../connection/support-bundle';
import { Failures } from '../sync/failures';
import { readProgress } from '../sync/progress';
import { Runs } from '../sync/runs';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Projects asked for their roles: sites share most roles among projects. */
const PROJECTS_ASKED = 10;
const RUNS_TOLD = 20;
const FAILURES_TOLD = 100;
const ENTRIES_TOLD = 50;

/** What has been done, what is set up, and both as files to take along. */
export function defineRecord(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const pages = new AuditPages(parts.audit, parts.jira);
  const files = new ConfigurationFiles({ ...parts, platforms: new Set(parts.platforms.kinds.keys()) });

  surface.define('roles.list', administrator, adminRequests['roles.list'], async ({ connectionId }) => ({
    roles: await rolesOf(parts, connectionId),
  }));

  surface.define('audit.list', administrator, adminRequests['audit.list'], ({ cursor, ...filter }) =>
    pages.list(filter, cursor),
  );

  surface.define('audit.export', administrator, adminRequests['audit.export'], ({ connectionId }) =>
    pages.export(connectionId, Date.now()),
  );

  surface.define(
    'config.export',
    administrator,
    adminRequests['config.export'],
    async ({ connectionId }, { accountId }) => {
      const { text, connections } = await files.export(connectionId);
      await parts.audit.record({
        connectionId: connectionId ?? '',
        connectionName: connectionId === undefined ? '' : (connections[0]?.name ?? ''),
        actor: accountId,
        action: 'configuration-exported',
        changes: [],
      });
      return named('configuration', text);
    },
  );

  surface.define('config.preview', administrator, adminRequests['config.preview'], ({ text }) =>
    files.preview(text),
  );

  surface.define(
    'config.import',
    administrator,
    adminRequests['config.import'],
    ({ text, fingerprint }, { accountId }) => files.import(text, fingerprint, accountId),
  );

  surface.define(
    'support.bundle',
    administrator,
    adminRequests['support.bundle'],
    async ({ connectionId }, { accountId }) => {
      const text = await bundleOf(parts, connectionId);
      const { connection } = await parts.connections.get(connectionId);
      await parts.audit.record({
        connectionId,
        connectionName: connection.value.name,
        actor: accountId,
        action: 'support-bundle-made',
        changes: [],
      });
      return named('support', text);
    },
  );
}

async function rolesOf(
  { connections, jira }: ResolverParts,
  connectionId: string,
): Promise<readonly string[]> {
  const { links } = (await connections.get(connectionId)).connection.value;
  const linked = links.map(({ jiraProjectId }) => jiraProjectId);
  // Without a link any project will do: the roles of a site are the same for nearly all of them.
  const asked = linked.length > 0 ? linked : (await jira.projectsAsUser()).map(({ id }) => id).slice(0, 1);
  const found = await Promise.all(
    asked.slice(0, PROJECTS_ASKED).map((projectId) => jira.projectRolesAsUser(projectId)),
  );
  return [...new Set(found.flat())].sort((one, other) => one.localeCompare(other, 'en'));
}

async function bundleOf(parts: ResolverParts, connectionId: string): Promise<string> {
  const { storage, connections, audit, tests } = parts;
  const [state, progress, runs, failures, tested, entries] = await Promise.all([
    connections.get(connectionId),
    readProgress(storage, connectionId),
    new Runs(storage).latest(connectionId, RUNS_TOLD),
    new Failures(storage).ofConnection(connectionId, FAILURES_TOLD),
    tests.list(connectionId),
    audit.list({ connectionId }, ENTRIES_TOLD),
  ]);
  const bundle = supportBundle({
    state,
    appVersion: parts.appVersion(),
    progress,
    runs,
    failures,
    tests: tested,
    audit: entries.records,
    now: Date.now(),
  });
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function named(what: string, text: string): FileView {
  return { fileName: `planlink-${what}-${new Date().toISOString().slice(0, 10)}.json`, text };
}
