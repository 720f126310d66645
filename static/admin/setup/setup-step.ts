import type { ConnectionDetail } from '../../../src/contract/views';

export const setupSteps = ['platform', 'address', 'authorise', 'workspaces', 'project', 'done'] as const;
export type SetupStep = (typeof setupSteps)[number];

type Known = Pick<ConnectionDetail, 'status' | 'authorisation' | 'grantedWorkspaces' | 'links'>;

/**
 * Where the set-up of a connection stands, told by what is stored, so that leaving and coming back continues there.
 * The check of the address is not stored: before credentials exist it is made again.
 */
export function setupStep(connection: Known, addressChecked: boolean): SetupStep {
  if (connection.status === 'Draft') {
    return addressChecked || connection.authorisation.clientId !== null ? 'authorise' : 'address';
  }
  if (connection.grantedWorkspaces === 0) return 'workspaces';
  return connection.links.length === 0 ? 'project' : 'done';
}
