import type { CheckName } from '../../contract/life-cycle-views';
import { Problem } from '../../errors/problem';
import type { Connection } from '../connection';
import { authorisation, quota } from './authorisation';
import type { Check, CheckParts, Outcome } from './check';
import { permissions } from './permissions';
import { clock, egress, reachability, tls } from './reaching';

const checks: Readonly<Record<CheckName, Check>> = {
  egress,
  reachability,
  tls,
  authorisation,
  permissions,
  clock,
  quota,
};

/** Forge ends a resolver after 25 s: a check has to say before that that it took too long. */
const PATIENCE_MS = 21_000;

/** Throws what the check threw, and `PLATFORM_TIMEOUT` when it took too long. */
export async function runCheck(name: CheckName, parts: CheckParts, connection: Connection): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Problem('PLATFORM_TIMEOUT', { scope: 'connection', retry: 'backoff' }));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([checks[name](parts, connection), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
