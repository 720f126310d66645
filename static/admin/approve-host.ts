import { permissions } from '@forge/bridge';

type Egress = Parameters<typeof permissions.egress.set>[0]['egresses'][number]['configured'][number];

/**
 * Opens Atlassian's own approval dialog for a host the backend wants to reach (customer-managed egress).
 * Answers false when the admin declined it. Only the type of the kind of egress is taken from @forge/egress.
 */
export async function approveHost(host: string, why: string): Promise<boolean> {
  const configured: Egress = { domain: host, type: ['FETCH_BACKEND_SIDE' as Egress['type'][number]] };
  try {
    await permissions.egress.set({ egresses: [{ key: host.replace(/[^a-z0-9]+/gi, '-'), description: why, configured: [configured] }] });
    return true;
  } catch {
    return false;
  }
}
