import type { Connection, ProjectLink } from '../connection/connection';
import type { Jira } from '../jira/port';
import type { Names } from '../mapping/fields/field';
import type { MappedField } from '../mapping/fields/table';
import type { Mapping } from '../mapping/mapping';
import type { Platform } from '../platform/port';
import type { Storage } from '../storage/port';
import type { CreateScreens } from './create-screens';
import type { Failures } from './failures';
import type { History } from './history';
import type { Intents } from './intents';
import type { Links } from './links';
import type { ParentDirectory } from './parents';
import type { PeopleDirectory } from './people';
import type { RunTally } from './runs';
import type { StatusPaths } from './status-paths';

/** One project link with all that a batch needs to know of it. */
export interface LinkedProject {
  readonly link: ProjectLink;
  readonly mapping: Mapping;
  readonly fields: readonly MappedField[];
  /** Of what the platform names by id, as far as they are known. */
  readonly names: Names;
  /** What people call a status in Jira; its id where that is not known. */
  readonly jiraStatus: (id: string) => string;
}

/** What a pass reads and writes through. A dry run puts its own in their place. */
export interface Ports {
  readonly storage: Storage;
  readonly jira: Jira;
  readonly platform: Platform;
}

/** Everything one pass over one connection works with. Made by the worker under the connection's lease. */
export interface SyncContext {
  readonly connection: Connection;
  readonly projects: readonly LinkedProject[];
  /** What people call the platform: stands under copied comments. */
  readonly platformName: string;
  readonly jira: Jira;
  readonly platform: Platform;
  readonly storage: Storage;
  readonly links: Links;
  readonly failures: Failures;
  /** Told of each write that was confirmed; `links.save` stores what was told. */
  readonly history: History;
  readonly intents: Intents;
  readonly people: PeopleDirectory;
  readonly parents: ParentDirectory;
  readonly paths: StatusPaths;
  readonly screens: CreateScreens;
  /** Where people find the site, without a slash at its end; asked for when somebody wants it. */
  siteUrl(): Promise<string>;
  readonly tally: RunTally;
  /** False when the invocation comes near its end and no new page should be begun. */
  timeLeft(): boolean;
}

export function projectOfTask(context: SyncContext, platformProjectId: string): LinkedProject | undefined {
  return context.projects.find(({ link }) => link.platformProjectId === platformProjectId);
}

export function projectOfIssue(context: SyncContext, jiraProjectId: string): LinkedProject | undefined {
  return context.projects.find(({ link }) => link.jiraProjectId === jiraProjectId);
}
