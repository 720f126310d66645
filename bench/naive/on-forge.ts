import * as z from 'zod';
import type { LoadModule } from '../../local/host/inline-runtime';
import type { Workflow } from '../../local/jira/site-model';
import type { World } from '../../local/world';
import { jiraProjectKey } from '../loaded-world';
import { NaiveEngine } from './engine';
import { PleaseWait } from './sides';

const categories = { todo: 'new', 'in-progress': 'indeterminate', done: 'done' } as const;
const refusalSchema = z.object({ responseDetails: z.object({ status: z.literal(429) }) });
const days = 24 * 3600;

/**
 * The deployed app in which the naive engine does the syncing: connecting and linking go through the app's own pages, so
 * that both start alike. It uses Forge's own packages, and with them the same gateway, meters, twins and limits.
 */
export function naiveOnForge(loadApp: LoadModule, world: () => World): LoadModule {
  return async () => {
    // Only now: these packages take hold of what Forge gives them while they are loaded.
    const [{ default: forge, fetch, getAppContext, assumeTrustedRoute }, { kvs }, { Queue }] =
      await Promise.all([import('@forge/api'), import('@forge/kvs'), import('@forge/events')]);
    const { jira, sandbox } = world();
    const project = jira.world.projects().find(({ key }) => key === jiraProjectKey);
    const type = project?.issueTypes[0];
    if (project === undefined || type === undefined) throw new Error('Jira has no such project');
    const queue = new Queue({ key: 'sync' });
    const { clientId } = await sandbox.world.registerClient({
      redirectUri: 'https://naive.example/callback',
    });
    const { accessToken } = await sandbox.world.issueGrant({ clientId, ttl: 30 * days });
    const engine = new NaiveEngine({
      jira: async (method, path, body) => {
        const headers = { accept: 'application/json', 'content-type': 'application/json' };
        const sent =
          body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
        const answer = await forge.asApp().requestJira(assumeTrustedRoute(path), sent);
        const retryAfter = answer.headers.get('retry-after');
        return new Response(answer.status === 204 ? null : await answer.text(), {
          status: answer.status,
          headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
        });
      },
      platform: async (method, path, body, more = {}) => {
        // A real one reads its token at each invocation, and here it costs the same.
        const headers = {
          accept: 'application/json',
          authorization: `Bearer ${accessToken}`,
          ...(body === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
          ...more,
        };
        const answer: unknown = await fetch(`${sandbox.publicOrigin}/api/v1${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!(answer instanceof Response))
          throw new TypeError('Forge answered with something that is no Response');
        return answer;
      },
      get: (key) => patiently(() => kvs.get<unknown>(key)),
      set: async (key, value) => {
        await patiently(() => kvs.set(key, value));
      },
      again: async (seconds) => {
        await queue.push({
          body: { naive: true },
          concurrency: { key: 'naive', limit: 1 },
          ...(seconds === 0 ? {} : { delayInSeconds: seconds }),
        });
      },
      timeLeft: () => getAppContext().invocationRemainingTimeInMillis(),
      jiraProjectId: project.id,
      issueTypeId: type.id,
      platformProjectId: 'prj-roadmap',
      statuses: statusesAlike(sandbox.world.project('prj-roadmap').statuses, type.workflow),
    });
    return { ...(await loadApp()), ...engine.handlers() };
  };
}

/** Storage too takes so many calls a minute and no more. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const refused = refusalSchema.safeParse(error);
    throw refused.success ? new PleaseWait(60) : error;
  }
}

/** By name, else by meaning; a task in the status that issues begin with needs no step. */
function statusesAlike(
  tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly category: keyof typeof categories;
  }[],
  { initial, statuses }: Workflow,
): ReadonlyMap<string, string> {
  return new Map(
    tasks.flatMap(({ id, name, category }) => {
      const alike =
        statuses.find((status) => status.name.toLowerCase() === name.toLowerCase()) ??
        statuses.find((status) => status.category === categories[category]);
      return alike === undefined || alike.id === initial ? [] : [[id, alike.id] as const];
    }),
  );
}
