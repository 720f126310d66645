import type { AddressCheck, Answer } from '../../src/contract/views';
import { callAdmin } from '../shared/call';
import { approveHost } from './approve-host';

/**
 * Checks the address of a connection and asks for the host's approval when that is what is missing. Declined is the
 * same answer as not approved: the step stays, and says what to do.
 */
export async function checkAddress(
  connectionId: string,
  host: string,
  why: string,
): Promise<Answer<AddressCheck>> {
  const first = await callAdmin('connection.checkAddress', { connectionId });
  if (first.ok || first.error.code !== 'EGRESS_NOT_APPROVED') return first;
  const approved = await approveHost(host, why);
  return approved ? callAdmin('connection.checkAddress', { connectionId }) : first;
}
