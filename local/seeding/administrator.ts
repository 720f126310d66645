import type { World } from '../world';
import { AdminAtWork } from './admin-at-work';

/** The admin page of a world, used without a browser: by Ada, who administers Jira, or by this person. */
export function adminOf({ host }: Pick<World, 'host'>, accountId = 'acc-admin'): AdminAtWork {
  return new AdminAtWork((functionKey, payload) =>
    host.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId }),
  );
}
