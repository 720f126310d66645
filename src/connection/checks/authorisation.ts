import { Problem } from '../../errors/problem';
import { passed, skipped, unlike, type Check } from './check';

/** Who the credentials in use act as, and whether that is still where the connection was made for. */
export const authorisation: Check = async ({ platforms }, connection) => {
  const { credentials, grant } = connection;
  if (credentials === null || grant === null) return skipped;
  const who = await platforms.open(connection).whoAmI();
  const facts = { account: who.displayName, tenant: who.tenantName };
  return who.tenantId === grant.tenantId
    ? passed(facts)
    : unlike('failed', 'TENANT_MISMATCH', { expected: grant.tenantName, received: who.tenantName });
};

/** So little left is worth a word. */
const LOW = 0.1;

/** What the last answer says of the platform's limits; also when it was that nothing is left. */
export const quota: Check = async ({ platforms }, connection) => {
  if (connection.credentials === null || connection.grant === null) return skipped;
  const platform = platforms.open(connection);
  try {
    await platform.whoAmI();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // It passes, and the work waits for it: nothing is wrong with the connection.
    return error.code === 'PLATFORM_RATE_LIMITED' ? unlike('warning', 'PLATFORM_RATE_LIMITED', {}) : skipped;
  }
  const said = platform.quota();
  if (said === null) return skipped;
  const facts = { remaining: said.remaining, limit: said.limit };
  return said.remaining < said.limit * LOW
    ? unlike('warning', 'PLATFORM_RATE_LIMITED', facts)
    : passed(facts);
};
