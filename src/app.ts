import { Authorisations } from './auth/authorisation';
import type { Fetch } from './auth/oauth2';
import { TokenRefresh } from './auth/token-refresh';
import { Vault } from './auth/vault';
import { Accept } from './connection/accept-grant';
import { Audit } from './connection/audit';
import { Authorise } from './connection/authorise';
import { runningLinks } from './connection/connection';
import { Connections, type ConnectionState } from './connection/connections';
import { CredentialDesk } from './connection/credentials';
import { Editing } from './connection/editing';
import { lifeCycle } from './connection/life-cycle';
import { LinkProjects } from './connection/link-projects';
import { MappingDesk } from './connection/mapping-desk';
import { Platforms } from './connection/platforms';
import { Routes } from './connection/routes';
import { SiteAddress } from './connection/site-address';
import { ConnectionTests } from './connection/tests';
import { Webhooks } from './connection/webhook';
import { JiraClient } from './jira/client';
import type { JiraTransport } from './jira/http';
import type { Logger } from './log/log';
import { platformKinds } from './platform/registry';
import { Leases } from './storage/leases';
import type { Storage } from './storage/port';
import { blamingItems } from './sync/blaming-items';
import type { Ports, SyncContext } from './sync/context';
import { CreateScreens } from './sync/create-screens';
import { FailureMarks } from './sync/failure-marks';
import { Failures } from './sync/failures';
import { History } from './sync/history';
import { Intents } from './sync/intents';
import { withKinds } from './sync/learn-kinds';
import { customFields, linkedProject } from './sync/linked-project';
import { Links } from './sync/links';
import { ParentDirectory } from './sync/parents';
import { PeopleDirectory } from './sync/people';
import type { SyncQueue } from './sync/request';
import { RunTally } from './sync/runs';
import { StatusPaths } from './sync/status-paths';

/** What Forge provides, seen from inside. */
export interface Outside {
  readonly storage: Storage;
  readonly jira: JiraTransport;
  readonly fetcher: Fetch;
  readonly queue: SyncQueue;
  readonly log: Logger;
  webTriggerUrl(moduleKey: 'oauth-callback' | 'inbound'): Promise<string>;
  appVersion(): string;
}

/**
 * Forge lets an invocation make 100 requests outside for each minute of its time limit, 500 in the five minutes of the
 * sync consumer; a page of 100 tasks may need one for each task's comments.
 * https://developer.atlassian.com/platform/forge/limits-invocation/
 */
const PAGE_CALLS_LIMIT = 350;

/** Calls about one item that may be repeated whatever became of them. Making issues is no such call. */
const JIRA_ITEM_CALLS = [
  'editIssue',
  'transitions',
  'transition',
  'comments',
  'addComment',
  'updateComment',
  'deleteComment',
  'setLink',
  'setRemoteLink',
] as const;
const PLATFORM_ITEM_CALLS = [
  'createTask',
  'updateTask',
  'deleteTask',
  'listComments',
  'createComment',
  'updateComment',
  'deleteComment',
] as const;

/** The app put together, once. It holds no data of any site: a process may serve several. */
export function assemble(outside: Outside) {
  const { storage, queue, log } = outside;
  const leases = new Leases(storage);
  const connections = new Connections(storage);
  const routes = new Routes(storage, () => connections.all());
  const audit = new Audit(storage);
  const editing = new Editing(connections, audit);
  const vault = new Vault(storage);
  const refresh = new TokenRefresh(vault, leases, outside.fetcher);
  const platforms = new Platforms(platformKinds(outside.fetcher), vault, refresh);
  const jira = new JiraClient(outside.jira);
  const authorisations = new Authorisations(storage);
  const redirectUri = () => outside.webTriggerUrl('oauth-callback');
  const credentials = new CredentialDesk(connections, vault, platforms, editing, outside.fetcher);
  const webhooks = new Webhooks(storage, platforms, () => outside.webTriggerUrl('inbound'));
  const accept = new Accept(connections, vault, platforms, editing, credentials, webhooks, log);
  const authorise = new Authorise(
    connections,
    authorisations,
    vault,
    platforms,
    accept,
    audit,
    outside.fetcher,
    redirectUri,
  );
  const site = new SiteAddress(storage, jira);
  const mappingDesk = new MappingDesk(storage, connections, platforms, jira, editing);
  const linkProjects = new LinkProjects(storage, connections, platforms, jira, editing, mappingDesk);
  const tests = new ConnectionTests({ storage, connections, platforms, jira, queue });
  const life = lifeCycle({
    storage,
    connections,
    editing,
    audit,
    platforms,
    credentials,
    webhooks,
    linkProjects,
    tests,
    queue,
    log,
  });

  const openContext = async (
    { connection }: ConnectionState,
    timeLeft: () => boolean,
    through: (ports: Ports) => Ports = (ports) => ports,
  ): Promise<SyncContext> => {
    let calls = 0;
    const ports = through({
      storage,
      // Of its own, since it counts what it spends.
      jira: new JiraClient(outside.jira),
      platform: platforms.open(connection.value, () => {
        calls += 1;
      }),
    });
    const openedAt = Date.now();
    /** Of the platform's rate, what has come together since this pass began; others of the installation need some too. */
    const allowed = (): number => {
      const { rate } = ports.platform.capabilities;
      if (rate === null) return PAGE_CALLS_LIMIT;
      return (rate.calls / 2) * Math.max(1, (Date.now() - openedAt) / rate.perMs);
    };
    const history = new History(ports.storage, connection.value.id);
    const links = new Links(ports.storage, history);
    const people = new PeopleDirectory(ports.storage, connection.value.id, ports.jira, ports.platform);
    const projects = await Promise.all(
      runningLinks(connection.value).map(async (link) => {
        const stored = await withKinds(ports, link, await linkProjects.mapping(link.id));
        return linkedProject(link, stored, ports.platform, people);
      }),
    );
    return {
      connection: connection.value,
      projects,
      platformName: platforms.name(connection.value),
      ...ports,
      jira: blamingItems(ports.jira.reading(customFields(projects)), JIRA_ITEM_CALLS, () =>
        ports.jira.siteUrl(),
      ),
      platform: blamingItems(ports.platform, PLATFORM_ITEM_CALLS, () => ports.platform.whoAmI()),
      links,
      failures: new Failures(ports.storage, new FailureMarks(ports.jira)),
      history,
      intents: new Intents(ports.storage, connection.value.id),
      people,
      parents: new ParentDirectory(connection.value, ports.jira, links),
      paths: new StatusPaths(ports.jira, ports.storage),
      siteUrl: () => new SiteAddress(ports.storage, ports.jira).url(),
      screens: new CreateScreens(ports.jira),
      tally: new RunTally(),
      timeLeft: () => calls < Math.min(PAGE_CALLS_LIMIT, allowed()) && timeLeft(),
    };
  };

  return {
    storage,
    queue,
    log,
    leases,
    connections,
    routes,
    audit,
    editing,
    platforms,
    jira,
    authorisations,
    authorise,
    credentials,
    site,
    linkProjects,
    mappingDesk,
    tests,
    webhooks,
    ...life,
    redirectUri,
    appVersion: () => outside.appVersion(),
    openContext,
  };
}
