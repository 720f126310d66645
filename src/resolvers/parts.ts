import type { Activation } from '../connection/activation';
import type { Audit } from '../connection/audit';
import type { Authorise } from '../connection/authorise';
import type { Connections } from '../connection/connections';
import type { CredentialDesk } from '../connection/credentials';
import type { Deletion } from '../connection/deletion';
import type { Disconnecting } from '../connection/disconnect';
import type { ConnectionEditor } from '../connection/edit';
import type { Editing } from '../connection/editing';
import type { LinkLife } from '../connection/link-life';
import type { LinkProjects } from '../connection/link-projects';
import type { MappingDesk } from '../connection/mapping-desk';
import type { Platforms } from '../connection/platforms';
import type { SiteAddress } from '../connection/site-address';
import type { ConnectionTests } from '../connection/tests';
import type { Webhooks } from '../connection/webhook';
import type { WorkspaceChoice } from '../connection/workspaces';
import type { Jira } from '../jira/port';
import type { Logger } from '../log/log';
import type { Storage } from '../storage/port';
import type { SyncQueue } from '../sync/request';

/** What the resolvers work with; wired once, in src/app.ts. */
export interface ResolverParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly audit: Audit;
  readonly editing: Editing;
  readonly platforms: Platforms;
  readonly authorise: Authorise;
  readonly credentials: CredentialDesk;
  readonly site: SiteAddress;
  readonly editor: ConnectionEditor;
  readonly activation: Activation;
  readonly disconnecting: Disconnecting;
  readonly deletion: Deletion;
  readonly workspaceChoice: WorkspaceChoice;
  readonly linkProjects: LinkProjects;
  readonly mappingDesk: MappingDesk;
  readonly linkLife: LinkLife;
  readonly tests: ConnectionTests;
  readonly webhooks: Webhooks;
  readonly jira: Jira;
  readonly queue: SyncQueue;
  readonly log: Logger;
  redirectUri(): Promise<string>;
  appVersion(): string;
}
