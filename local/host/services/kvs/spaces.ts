import type { Clock } from '../../../clock';
import type { Store } from '../store';
import { KEY_INDEX } from './entity-model';
import type { Entity, EntityIndex, EntityModel } from './entity-model';
import { QueryView } from './query-view';
import { Entry, Records } from './records';
import { Refusal } from './refusal';

/** One key space: its current records, and what queries see of it. */
export interface Space {
  readonly entity: Entity | null;
  readonly records: Records;
  readonly view: QueryView;
}

export const KEYS: EntityIndex = { name: KEY_INDEX, partition: [], range: null };

/** All key spaces of one installation: plain keys, secrets, and one for each declared entity. */
export class Spaces {
  readonly plain: Space;
  readonly secrets: Records;
  private readonly entities = new Map<string, Space>();

  constructor(
    installationId: string,
    private readonly model: EntityModel,
    store: Store,
    clock: Clock,
    options: { readonly ttlLagMs: number; readonly staleQueryMs: () => number },
  ) {
    const open = (name: string, entity: Entity | null, indexes: readonly EntityIndex[]): Space => {
      const table = store.table(installationId, name, Entry);
      const view = new QueryView(indexes, clock, options.staleQueryMs);
      view.load(table.entries());
      const records = new Records(table, clock, options.ttlLagMs, (key, entry) => view.changed(key, entry));
      return { entity, records, view };
    };
    this.plain = open('kvs', null, [KEYS]);
    this.secrets = open('secrets', null, []).records;
    for (const name of model.names()) {
      const entity = model.entity(name);
      this.entities.set(name, open(`entity:${name}`, entity, [...entity.indexes.values()]));
    }
  }

  /** Throws `SCHEMA_NOT_FOUND` for an entity that is not declared. */
  of(entityName: string | undefined): Space {
    return entityName === undefined ? this.plain : this.entity(entityName);
  }

  entity(name: string): Space & { readonly entity: Entity } {
    const entity = this.model.entity(name);
    const space = this.entities.get(name);
    if (space === undefined) throw new Refusal(500, 'INTERNAL', `Entity "${name}" has no key space`);
    return { ...space, entity };
  }
}

/** Tells the keys of all spaces apart. */
export function keyId(entityName: string | undefined, key: string): string {
  return `${entityName ?? ''}\n${key}`;
}
