import * as z from 'zod';
import type { HostStorage } from '../ports';

const MAX_GROUPS = 10;
const MAX_DOMAINS = 10;

const configuredSchema = z.strictObject({
  domain: z.string().min(1),
  type: z.array(z.enum(['FETCH_BACKEND_SIDE'])).min(1),
});
const groupSchema = z.strictObject({
  key: z.string().min(1),
  description: z.string(),
  configured: z.array(configuredSchema).min(1),
});
const groupsSchema = z.array(groupSchema);
const setSchema = z.strictObject({ egresses: groupsSchema.min(1) });
const getSchema = z.strictObject({
  keys: z.array(z.string()).optional(),
  pageSize: z.number().int().optional(),
  cursor: z.string().optional(),
});
const deleteDomainSchema = z.strictObject({
  key: z.string(),
  domain: z.string(),
  type: z.enum(['FETCH_BACKEND_SIDE']),
});
const deleteGroupSchema = z.strictObject({ key: z.string() });

export type EgressGroup = z.infer<typeof groupSchema>;

/**
 * Customer-managed egress: the hosts that an administrator of the site approved for this installation.
 * https://developer.atlassian.com/platform/forge/apis-reference/customer-managed-egress-and-remotes-api/
 *
 * The four methods take what `permissions.egress` of @forge/bridge sends. Whoever calls `egressSet` has shown the
 * administrator the hosts and got consent. They throw for a wrong shape, and for more than the documented limits.
 */
export class EgressApprovals {
  constructor(
    private readonly storage: HostStorage,
    private readonly enabled: boolean,
  ) {}

  egressGet(installationId: string, request: unknown): { readonly egresses: readonly EgressGroup[] } {
    const { keys } = getSchema.parse(request ?? {});
    const groups = this.groups(installationId);
    return { egresses: keys === undefined ? groups : groups.filter((group) => keys.includes(group.key)) };
  }

  /** Adds groups, or replaces those of the same key. */
  egressSet(installationId: string, request: unknown): void {
    this.refuseUnlessEnabled();
    const { egresses } = setSchema.parse(request);
    for (const { configured } of egresses) for (const { domain } of configured) refuseBadDomain(domain);
    const named = new Map(this.groups(installationId).map((group) => [group.key, group]));
    for (const group of egresses) named.set(group.key, group);
    if (named.size > MAX_GROUPS)
      throw new Error(`An installation has at most ${String(MAX_GROUPS)} egress groups.`);
    const full = egresses.find((group) => group.configured.length > MAX_DOMAINS);
    if (full !== undefined)
      throw new Error(`Egress group ${full.key} has more than ${String(MAX_DOMAINS)} domains.`);
    this.keep(installationId, [...named.values()]);
  }

  egressDeleteDomain(installationId: string, request: unknown): void {
    const { key, domain } = deleteDomainSchema.parse(request);
    const rest = this.groups(installationId).map((group) =>
      group.key === key
        ? { ...group, configured: group.configured.filter((entry) => entry.domain !== domain) }
        : group,
    );
    this.keep(
      installationId,
      rest.filter((group) => group.configured.length > 0),
    );
  }

  egressDeleteGroup(installationId: string, request: unknown): void {
    const { key } = deleteGroupSchema.parse(request);
    this.keep(
      installationId,
      this.groups(installationId).filter((group) => group.key !== key),
    );
  }

  /** The approved hosts for calls from functions, in the form of the manifest's `fetch.backend`. */
  backendDomains(installationId: string): readonly string[] {
    return this.groups(installationId).flatMap((group) => group.configured.map(({ domain }) => domain));
  }

  private groups(installationId: string): EgressGroup[] {
    return groupsSchema.parse(this.storage.read(name(installationId)) ?? []);
  }

  private keep(installationId: string, groups: readonly EgressGroup[]): void {
    this.storage.write(name(installationId), groups);
  }

  private refuseUnlessEnabled(): void {
    if (this.enabled) return;
    throw new Error('The manifest does not declare permissions.external.configurable.enabled.');
  }
}

function name(installationId: string): string {
  return `host:egress:${installationId}`;
}

function refuseBadDomain(domain: string): void {
  const bare = domain.replace(/^https:\/\//, '');
  if (!/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/i.test(bare))
    throw new Error(`${domain} is not a domain that can be approved.`);
}
