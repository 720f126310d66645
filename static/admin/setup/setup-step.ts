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
    const { current, staged } = connection.authorisation;
    return addressChecked || current !== null || staged !== null ? 'authorise' : 'address';
  }
  // A new address, or a grant that was lost, comes before what needs the platform.
  if (connection.status === 'Unauthorized') return 'authorise';
  if (connection.grantedWorkspaces === 0) return 'workspaces';
  return connection.links.length === 0 ? 'project' : 'done';
}

/** The step that is shown: one gone back to, as long as the set-up has got beyond it. */
export function shownStep(reached: SetupStep, wanted: SetupStep | null): SetupStep {
  return wanted !== null && setupSteps.indexOf(wanted) < setupSteps.indexOf(reached) ? wanted : reached;
}

/** The step before; null before the first. */
export function stepBefore(step: SetupStep): SetupStep | null {
  return setupSteps[setupSteps.indexOf(step) - 1] ?? null;
}
