import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { WebTriggers } from '../ports';
import type { Store, Table } from './store';

const Row = z.strictObject({ installationId: z.string(), moduleKey: z.string() });
type Row = Readonly<z.infer<typeof Row>>;

export interface WebTriggerAddress {
  readonly moduleKey: string;
  readonly id: string;
  readonly url: string;
}

export interface WebTriggerOptions {
  readonly store: Store;
  /** Keys of the `webtrigger` modules in the manifest. */
  readonly moduleKeys: readonly string[];
  /** Where `/x1/<id>` is reached just now: the port may change from one start to the next, the id does not. */
  readonly origin: () => string;
  readonly newId?: () => string;
}

/** The web trigger addresses of all installations: https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger-api/ */
export class WebTriggerAddresses implements WebTriggers {
  private readonly rows: Table<Row>;

  constructor(private readonly options: WebTriggerOptions) {
    this.rows = options.store.table('all', 'web-triggers', Row);
  }

  /** Throws for a module that the manifest does not have. */
  create(installationId: string, moduleKey: string, forceCreate: boolean): WebTriggerAddress {
    if (!this.options.moduleKeys.includes(moduleKey))
      throw new Error(`The manifest has no webtrigger ${moduleKey}`);
    const existing = this.list(installationId).find((address) => address.moduleKey === moduleKey);
    if (existing !== undefined && !forceCreate) return existing;
    if (existing !== undefined) this.rows.delete(existing.id);
    const id = (this.options.newId ?? randomUUID)();
    this.rows.set(id, { installationId, moduleKey });
    return this.address(id, moduleKey);
  }

  remove(installationId: string, id: string): boolean {
    return this.rows.get(id)?.installationId === installationId && this.rows.delete(id);
  }

  list(installationId: string): readonly WebTriggerAddress[] {
    const own = [...this.rows.entries()].filter(([, row]) => row.installationId === installationId);
    return own.map(([id, { moduleKey }]) => this.address(id, moduleKey));
  }

  find(id: string): Row | undefined {
    return this.rows.get(id);
  }

  /** The trigger that a path `/x1/<id>/<userPath>` reaches, and what of it the app sees as `userPath`. */
  resolve(path: string): (Row & { readonly userPath: string }) | undefined {
    const [, id = '', userPath = ''] = /^\/x1\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const row = this.find(id);
    return row && { ...row, userPath };
  }

  private address(id: string, moduleKey: string): WebTriggerAddress {
    return { moduleKey, id, url: `${this.options.origin()}/x1/${id}` };
  }
}
