import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Beside, Storage } from '../storage/port';
import type { Versioned } from '../storage/records';
import { runningLinks, type Connection } from './connection';

const storedSchema = z.object({ v: z.number(), doc: z.string() });
/** Connection to the Jira projects that it syncs. */
const routesSchema = z.record(z.string(), z.array(z.string()));

/**
 * Says that the routes have to be made anew. Stored in one transaction with each connection that is saved, so that there
 * is no moment in which they tell of links that are no more.
 */
export function staleRoutes(): Beside {
  return { entity: 'record', key: keys.routes, value: { v: stamp(), doc: '' } };
}

/** Any number but the one before: a version that nobody has to read to make the next. Forge's integers have 32 bits. */
function stamp(): number {
  return randomInt(1, 2 ** 31 - 1);
}

/**
 * Which connections want to hear of a Jira project: one small document, since every change of any issue of the site asks
 * for it. Made from the connections when it is missing or stale. The worker judges again whether a connection may be
 * synced; here it only must not be forgotten.
 */
export class Routes {
  constructor(
    private readonly storage: Storage,
    private readonly all: () => Promise<readonly { readonly connection: Versioned<Connection> }[]>,
  ) {}

  /** Ids of connections. All that sync anything where the project is not known. */
  async to(projectId: string | undefined): Promise<readonly string[]> {
    const stored = storedSchema.safeParse(await this.storage.getEntity('record', keys.routes)).data;
    const routes =
      stored === undefined || stored.doc === ''
        ? await this.make(stored?.v)
        : routesSchema.parse(JSON.parse(stored.doc));
    return Object.entries(routes).flatMap(([id, projects]) =>
      projectId === undefined || projects.includes(projectId) ? [id] : [],
    );
  }

  /** Stored only where nobody has saved a connection meanwhile; what was read is right for this event in any case. */
  private async make(before: number | undefined): Promise<z.infer<typeof routesSchema>> {
    const routes = Object.fromEntries(
      (await this.all()).flatMap(({ connection }) => projectsOf(connection.value)),
    );
    const value = { v: stamp(), doc: JSON.stringify(routes) };
    if (before === undefined) await this.storage.createEntity('record', keys.routes, value);
    else await this.storage.replaceEntity('record', keys.routes, value, { attribute: 'v', value: before });
    return routes;
  }
}

function projectsOf(connection: Connection): readonly (readonly [string, string[]])[] {
  const projects = runningLinks(connection).map(({ jiraProjectId }) => jiraProjectId);
  return connection.active && projects.length > 0 ? [[connection.id, projects]] : [];
}
