import type { AuditEntry, AuditPage, FileView } from '../contract/life-cycle-views';
import type { Jira } from '../jira/port';
import type { Audit, AuditFilter, AuditRecord } from './audit';
import { csv } from './csv';

const SHOWN = 50;
/** Filtered pages may be nearly empty: so many are read for one answer, the reader asks for more. */
const MOST_READS = 20;
const EXPORTED = 5000;
const EXPORT_READ = 100;
/** Forge answers a page with 5 MB at most. */
const LARGEST_FILE = 3_000_000;

/** The record of who did what as people read it: with the names that Jira knows the accounts by today. */
export class AuditPages {
  constructor(
    private readonly audit: Audit,
    private readonly jira: Pick<Jira, 'displayNames'>,
  ) {}

  async list(filter: AuditFilter, cursor: string | undefined): Promise<AuditPage> {
    const found: AuditRecord[] = [];
    let next: string | null = cursor ?? null;
    for (let reads = 0; reads < MOST_READS; reads++) {
      const page = await this.audit.list(filter, SHOWN, next ?? undefined);
      found.push(...page.records);
      next = page.cursor;
      if (next === null || found.length >= SHOWN) break;
    }
    const names = await this.names(found);
    return { entries: found.map((record) => entryOf(record, names)), nextCursor: next };
  }

  /** The newest entries as a table, one row a change. The last row says so when older ones are left out. */
  async export(connectionId: string | undefined, now: number): Promise<FileView> {
    const found: AuditRecord[] = [];
    let next: string | null = null;
    do {
      const page = await this.audit.list({ connectionId }, EXPORT_READ, next ?? undefined);
      found.push(...page.records);
      next = page.cursor;
    } while (next !== null && found.length < EXPORTED);
    const kept = found.slice(0, EXPORTED);
    const names = await this.names(kept);
    let text = csv([HEADER]);
    let written = 0;
    for (const record of kept) {
      const rows = csv(rowsOf(entryOf(record, names)));
      if (text.length + rows.length > LARGEST_FILE) break;
      text += rows;
      written += 1;
    }
    if (next !== null || written < found.length)
      text += csv([[`Only the newest ${written} entries are in this file; there are older ones.`]]);
    return { fileName: `planlink-audit-${new Date(now).toISOString().slice(0, 10)}.csv`, text };
  }

  /** Names are a courtesy: without Jira the account ids still say who it was. */
  private async names(records: readonly AuditRecord[]): Promise<ReadonlyMap<string, string>> {
    const accounts = new Set(records.map(({ actor }) => actor).filter((actor) => actor !== ''));
    try {
      return await this.jira.displayNames([...accounts]);
    } catch {
      return new Map();
    }
  }
}

const HEADER = [
  'time',
  'connection',
  'connection id',
  'who',
  'account id',
  'action',
  'field',
  'before',
  'after',
];

function rowsOf(entry: AuditEntry): string[][] {
  const { at, connectionName, connectionId, actorName, actor, action, changes } = entry;
  const first = [at, connectionName, connectionId, actorName, actor, action];
  if (changes.length === 0) return [[...first, '', '', '']];
  return changes.map(({ field, before, after }) => [...first, field, before, after]);
}

function entryOf(record: AuditRecord, names: ReadonlyMap<string, string>): AuditEntry {
  const { id, at, connectionId, connectionName, actor, action, changes } = record;
  const actorName = actor === '' ? '' : (names.get(actor) ?? actor);
  return {
    id,
    at: new Date(at).toISOString(),
    connectionId,
    connectionName,
    actor,
    actorName,
    action,
    changes,
  };
}
