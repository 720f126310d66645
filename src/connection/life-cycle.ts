import type { Logger } from '../log/log';
import type { Storage } from '../storage/port';
import { Activation, type PassedTests } from './activation';
import type { Audit } from './audit';
import type { Connections } from './connections';
import type { CredentialDesk } from './credentials';
import { Deletion, type CleanupQueue } from './deletion';
import { Disconnecting } from './disconnect';
import { Discovery } from './discovery';
import { ConnectionEditor } from './edit';
import type { Editing } from './editing';
import { LeavingNotes } from './leaving';
import { LinkLife } from './link-life';
import type { LinkProjects } from './link-projects';
import { OfferedWorkspaces } from './offered-workspaces';
import type { Platforms } from './platforms';
import type { Webhooks } from './webhook';
import { WorkspaceChoice } from './workspaces';

interface LifeParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly editing: Editing;
  readonly audit: Audit;
  readonly platforms: Platforms;
  readonly credentials: CredentialDesk;
  readonly webhooks: Webhooks;
  readonly linkProjects: LinkProjects;
  readonly tests: PassedTests;
  readonly queue: CleanupQueue;
  readonly log: Logger;
}

/** All that happens to a connection between its first draft and its end, put together. */
export function lifeCycle(parts: LifeParts) {
  const { storage, connections, editing, audit, platforms, credentials, webhooks, queue, log } = parts;
  const { linkProjects, tests } = parts;
  const offered = new OfferedWorkspaces(storage);
  const notes = new LeavingNotes(storage);
  const disconnecting = new Disconnecting(connections, editing, notes, webhooks, credentials, log);
  return {
    editor: new ConnectionEditor(connections, editing),
    activation: new Activation(connections, editing, tests),
    disconnecting,
    deletion: new Deletion(connections, editing, disconnecting, credentials, queue),
    workspaceChoice: new WorkspaceChoice(connections, platforms, editing, offered),
    discovery: new Discovery(platforms, editing, audit, offered),
    linkLife: new LinkLife(connections, editing, linkProjects),
  };
}
