import type { ForgeHost } from '../host/host';
import type { Installation } from '../host/installation';
import { priceOf } from '../host/prices';
import type { Recorder } from '../host/recorder';
import { meterRows } from './meter-rows';
import type { AppHost } from './ports';

export interface ForgeAppHostParts {
  readonly host: ForgeHost;
  readonly appId: string;
  readonly installation: Installation;
  readonly recorder: Recorder;
}

const shownCalls = 30;

/** The pages' view of the Forge host: what a browser may reach of it, and what a person may see. */
export function forgeAppHost(parts: ForgeAppHostParts): AppHost {
  const { host, installation, recorder } = parts;
  const { egressApprovals } = host;
  return {
    appId: parts.appId,
    environmentId: installation.environmentId,
    cloudId: installation.cloudId,
    siteUrl: installation.siteUrl,
    invoke: (call) => host.invokeResolver(call),
    fetchAsUser: (accountId, path, init) => host.fetchAsUser(accountId, path, init),
    egressGroups: () => egressApprovals.egressGet(installation.id, {}).egresses,
    putEgressGroups: (groups) => egressApprovals.egressSet(installation.id, { egresses: groups }),
    deleteEgressDomain: (key, domain, type) =>
      egressApprovals.egressDeleteDomain(installation.id, { key, domain, type }),
    deleteEgressGroup: (key) => egressApprovals.egressDeleteGroup(installation.id, { key }),
    meters: () => {
      const usage = host.meters.totals();
      return meterRows(usage, priceOf(usage));
    },
    recentCalls: () =>
      recorder.calls
        .slice(-shownCalls)
        .reverse()
        .map(
          (call) =>
            `${call.functionKey}: ${call.target} ${call.method} ${call.path} answered ${call.status} in ${Math.round(call.ms)} ms`,
        ),
    runSchedule: async (key) => {
      const result = await host.runSchedule(key);
      if (result.kind === 'error') throw new Error(`The schedule ${key} failed: ${result.message}`);
      if (result.kind !== 'ok') throw new Error(`The schedule ${key} ended with ${result.kind}`);
    },
    recordNotModelled: (what) => recorder.missing(what),
  };
}
