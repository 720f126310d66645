import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../clock';
import type { HostStorage } from '../ports';

const Snapshot = z.strictObject({
  version: z.literal(1),
  tables: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export type StoreSnapshot = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Named rows of one kind. Rows are values: replace them, never change them in place, or the change is not kept. */
export interface Table<Row> {
  readonly size: number;
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
  delete(key: string): boolean;
  entries(): IterableIterator<[string, Row]>;
  values(): IterableIterator<Row>;
}

/**
 * What the host remembers of all installations. With a file, every change is written within half a second of
 * clock time as one JSON snapshot that replaces the old one at once; without, it lives as long as the process.
 */
export class Store {
  private readonly tables = new Map<string, Map<string, unknown>>();
  private readonly opened = new Map<string, Table<unknown>>();
  private withdrawFlush: (() => void) | undefined;

  private constructor(
    private readonly file: string | undefined,
    private readonly clock: Clock,
    private readonly debounceMs: number,
  ) {}

  /** `tables` is what `snapshot` of another store gave: its rows are taken over as they are. */
  static memory(clock: Clock, tables: StoreSnapshot = new Map()): Store {
    const store = new Store(undefined, clock, 0);
    for (const [name, rows] of tables) store.tables.set(name, new Map(rows));
    return store;
  }

  /** Reads the file when there is one. Throws when it is not a snapshot of this version. */
  static open(file: string, clock: Clock, debounceMs = 500): Store {
    const store = new Store(file, clock, debounceMs);
    if (!existsSync(file)) return store;
    const snapshot = Snapshot.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const [name, rows] of Object.entries(snapshot.tables))
      store.tables.set(name, new Map(Object.entries(rows)));
    return store;
  }

  /** One table of one installation. Rows read from a file are checked against the schema on first opening. */
  table<Row>(installationId: string, name: string, schema: z.ZodType<Row>): Table<Row> {
    const id = `${installationId}\n${name}`;
    if (this.opened.has(id))
      throw new Error(`Table ${name} of ${installationId} is already open: share the one that opened it`);
    const rows = new Map<string, Row>();
    for (const [key, row] of this.tables.get(id) ?? []) rows.set(key, schema.parse(row));
    const table = new StoredTable(rows, () => this.touch());
    this.tables.set(id, rows);
    this.opened.set(id, table);
    return table;
  }

  /** For parts of the host that check their own values. `scope` keeps their names apart from all tables. */
  hostStorage(scope: string): HostStorage {
    const rows = this.table(scope, 'host-storage', z.unknown());
    return {
      read: (name) => rows.get(name),
      write: (name, value) => rows.set(name, value),
      remove: (name) => void rows.delete(name),
    };
  }

  /** A copy of what is remembered now. Rows are values and shared; later changes are not in it. */
  snapshot(): StoreSnapshot {
    return new Map([...this.tables].map(([name, rows]) => [name, new Map(rows)]));
  }

  /** All that is remembered, as JSON by table, so that a test can look for what must not be there. */
  texts(): ReadonlyMap<string, string> {
    return new Map([...this.tables].map(([name, rows]) => [name, JSON.stringify(Object.fromEntries(rows))]));
  }

  /** Writes the snapshot now. Call it before the process ends. */
  flush(): void {
    this.withdrawFlush?.();
    this.withdrawFlush = undefined;
    if (this.file === undefined) return;
    const tables: Record<string, Record<string, unknown>> = {};
    for (const [name, rows] of this.tables) tables[name] = Object.fromEntries(rows);
    mkdirSync(dirname(this.file), { recursive: true });
    const next = `${this.file}.${process.pid}.tmp`;
    writeFileSync(next, JSON.stringify({ version: 1, tables }));
    renameSync(next, this.file);
  }

  private touch(): void {
    if (this.file === undefined || this.withdrawFlush !== undefined) return;
    this.withdrawFlush = this.clock.at(this.clock.now() + this.debounceMs, () => this.flush());
  }
}

class StoredTable<Row> implements Table<Row> {
  constructor(
    private readonly rows: Map<string, Row>,
    private readonly touch: () => void,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  get(key: string): Row | undefined {
    return this.rows.get(key);
  }

  set(key: string, row: Row): void {
    this.rows.set(key, row);
    this.touch();
  }

  delete(key: string): boolean {
    const existed = this.rows.delete(key);
    if (existed) this.touch();
    return existed;
  }

  entries(): IterableIterator<[string, Row]> {
    return this.rows.entries();
  }

  values(): IterableIterator<Row> {
    return this.rows.values();
  }
}
