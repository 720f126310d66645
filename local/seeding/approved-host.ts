import type { World } from '../world';

type Site = Pick<World, 'host' | 'installation'>;

/** The administrator's yes to the dialog by which Forge lets the app reach this host, besides those from before. */
export function approveHost({ host, installation }: Site, domain: string): void {
  host.egressApprovals.egressSet(installation.id, {
    egresses: [
      {
        key: keyOf(domain),
        description: 'The planning platform to sync with',
        configured: [{ domain, type: ['FETCH_BACKEND_SIDE'] }],
      },
    ],
  });
}

/** The administrator takes it back. */
export function withdrawHost({ host, installation }: Site, domain: string): void {
  host.egressApprovals.egressDeleteGroup(installation.id, { key: keyOf(domain) });
}

/** As the app's own admin page names it. */
const keyOf = (domain: string): string => domain.replace(/[^a-z0-9]+/gi, '-');
