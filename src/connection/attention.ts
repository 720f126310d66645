import type { Attention } from '../contract/life-cycle-views';
import { LINKS_KEPT_MS, type Connection } from './connection';
import type { ConnectionState } from './connections';

/** What does not stand in the connection's own documents. */
export interface Surroundings {
  readonly openFailures: number;
  /** Names of the workspaces that appeared since somebody chose. */
  readonly freshWorkspaces: readonly string[];
  /** Name of another connection to the same tenant. */
  readonly sameTenantAs: string | null;
  /** Whether a test has passed since the grant. */
  readonly tested: boolean;
}

const DAY_MS = 86_400_000;
/** So many days before its end something is told, then asked for, then urged. */
const NOTICE = [
  { days: 1, level: 'danger' },
  { days: 7, level: 'warning' },
  { days: 30, level: 'info' },
] as const;

/** What needs a person, now or soon; what is urgent first. */
export function attentionFor(
  { connection: { value }, health }: ConnectionState,
  around: Surroundings,
  now: number,
): readonly Attention[] {
  if (value.deletedAt !== null) return [];
  const all =
    value.disconnectedAt !== null
      ? keptLinks(value, value.disconnectedAt, now)
      : [
          ...ending(
            'grant-expires',
            value.credentials === null ? null : (value.grant?.expiresAt ?? null),
            now,
          ),
          ...ending('secret-expires', value.credentials?.expiresAt ?? null, now),
          ...authorisedAs(value),
          ...counted('failures', 'warning', around.openFailures),
          ...duplicate(around.sameTenantAs),
          ...counted(
            'new-workspaces',
            'info',
            around.freshWorkspaces.length,
            around.freshWorkspaces.join(', '),
          ),
          ...counted('links-paused', 'info', pausedByOthers(value)),
          ...(health.status === 'Authorized' && !value.active && !around.tested
            ? [simple('never-tested')]
            : []),
        ];
  const rank = { danger: 0, warning: 1, info: 2 };
  return [...all].sort((one, other) => rank[one.level] - rank[other.level]);
}

function ending(
  kind: 'grant-expires' | 'secret-expires',
  at: number | null,
  now: number,
): readonly Attention[] {
  if (at === null) return [];
  const level = NOTICE.find(({ days }) => at - now <= days * DAY_MS)?.level;
  return level === undefined ? [] : [{ ...simple(kind), level, at: new Date(at).toISOString() }];
}

function keptLinks({ links }: Connection, disconnectedAt: number, now: number): readonly Attention[] {
  if (links.length === 0) return [];
  const [kept] = ending('grant-expires', disconnectedAt + LINKS_KEPT_MS, now);
  return kept === undefined ? [] : [{ ...kept, kind: 'links-kept', count: links.length }];
}

function authorisedAs({ grant, credentials }: Connection): readonly Attention[] {
  if (grant === null || credentials === null) return [];
  const missing = grant.missingScopes;
  return [
    ...counted('scopes-missing', 'warning', missing.length, missing.join(' ')),
    ...(grant.accountKind === 'person'
      ? [{ ...simple('personal-account'), level: 'warning' as const, name: grant.account }]
      : []),
  ];
}

function duplicate(name: string | null): readonly Attention[] {
  return name === null ? [] : [{ ...simple('duplicate-tenant'), level: 'warning', name }];
}

/** What a person paused, that person knows of. */
function pausedByOthers({ links }: Connection): number {
  return links.filter(({ paused }) => paused !== null && paused.by !== 'person').length;
}

function counted(
  kind: Attention['kind'],
  level: Attention['level'],
  count: number,
  name: string | null = null,
): readonly Attention[] {
  return count === 0 ? [] : [{ ...simple(kind), level, count, name }];
}

function simple(kind: Attention['kind']): Attention {
  return { kind, level: 'info', count: null, at: null, name: null };
}

/** The name of another living connection to the same tenant of the same platform. */
export function sameTenantAs(connection: Connection, all: readonly ConnectionState[]): string | null {
  const { grant } = connection;
  if (grant === null) return null;
  const other = all.find(
    ({ connection: { value } }) =>
      value.id !== connection.id &&
      value.deletedAt === null &&
      value.platform === connection.platform &&
      value.grant?.tenantId === grant.tenantId,
  );
  return other?.connection.value.name ?? null;
}
