import { getAppContext, webTrigger } from '@forge/api';
import { InvocationError, InvocationErrorCode } from '@forge/events';
import { assemble } from './app';
import { forgeFetch } from './edge/forge-fetch';
import { ForgeStorage } from './edge/forge-storage';
import { patientStorage } from './edge/patient-storage';
import { forgeJira } from './edge/jira-transport';
import { forgeResolver } from './edge/resolver';
import { forgeSyncQueue } from './edge/sync-queue';
import { jsonLogger } from './log/log';
import { adminSurface } from './resolvers/admin';
import { issueSurface } from './resolvers/issue';
import { projectSurface } from './resolvers/project';
import * as inbound from './triggers/inbound-webhook';
import * as events from './triggers/issue-event';
import { beforeUninstall } from './triggers/lifecycle';
import * as callback from './triggers/oauth-callback';
import * as schedules from './triggers/schedules';
import { consumeSync } from './triggers/sync-consumer';

/** The handlers that manifest.yml names, in its order. */
const app = assemble({
  storage: patientStorage(new ForgeStorage()),
  jira: forgeJira,
  fetcher: forgeFetch,
  queue: forgeSyncQueue,
  log: jsonLogger({
    info: (line) => console.info(line),
    warn: (line) => console.warn(line),
    error: (line) => console.error(line),
  }),
  webTriggerUrl: (moduleKey) => webTrigger.getUrl(moduleKey),
  appVersion: () => getAppContext().appVersion,
});

export const adminResolver = forgeResolver(adminSurface(app));
export const projectResolver = forgeResolver(projectSurface(app));
export const issueResolver = forgeResolver(issueSurface(app));

export const oauthCallback = (request: unknown) => callback.oauthCallback(app, request);
export const inboundWebhook = (request: unknown) => inbound.inboundWebhook(app, request);

export const issueEvent = (event: unknown) => events.issueEvent(app, event);
/** After an installation or upgrade the address of a web trigger may be another: the webhooks follow at once. */
export const lifecycle = () => schedules.everyHour(app);
export const uninstall = () => beforeUninstall(app);

export const everyFiveMinutes = () => schedules.everyFiveMinutes(app);
export const everyHour = () => schedules.everyHour(app);
export const everyDay = () => schedules.everyDay(app, endOfInvocation());

export async function syncConsumer(event: unknown): Promise<InvocationError | undefined> {
  const answer = await consumeSync(app, event, endOfInvocation());
  if (answer === undefined) return undefined;
  return new InvocationError({
    retryAfter: answer.retryAfterSeconds,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
}

/** When Forge will end this invocation, in milliseconds since the epoch. */
function endOfInvocation(): number {
  const invocation = getAppContext();
  return Date.now() + invocation.invocationRemainingTimeInMillis();
}
