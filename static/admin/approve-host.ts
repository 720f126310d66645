import { permissions } from '@forge/bridge';
import { EgressType } from '@forge/egress';

/**
 * Opens Atlassian's own approval dialog for a host the backend wants to reach (customer-managed egress).
 * Answers false when the admin declined it.
 */
export async function approveHost(host: string, why: string): Promise<boolean> {
  const configured = [{ domain: host, type: [EgressType.FetchBackendSide] }];
  try {
    await permissions.egress.set({
      egresses: [{ key: host.replace(/[^a-z0-9]+/gi, '-'), description: why, configured }],
    });
    return true;
  } catch {
    return false;
  }
}
