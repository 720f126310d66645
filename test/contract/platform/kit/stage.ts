import type { VirtualClock } from '../../../../local/clock';
import type { Internet } from '../../../../local/internet';
import type { World } from '../../../../local/platform';
import type { Fetcher } from '../../../../src/platform/http/fetcher';
import type {
  Authorizer,
  Platform,
  PlatformKind,
  PlatformProject,
  Task,
} from '../../../../src/platform/port';

/** One platform for the kit: a door of the sandbox on a virtual clock that `Date` follows. */
export interface KitStage {
  readonly kind: PlatformKind;
  readonly address: string;
  /** Changes the data as a person does who uses the platform, and switches faults. */
  readonly world: World;
  readonly clock: VirtualClock;
  /** Credentials that are accepted. */
  readonly authorize: Authorizer;
  /** Words of the credentials; they may stand in headers and nowhere else. */
  readonly secrets: readonly string[];
  readonly traffic: KitTraffic;
  /** What a check of the traffic against the platform's own API document found wrong. */
  faultsFound(): readonly string[];
  end(): void;
}

/** What the adapter sent. */
export interface KitTraffic {
  readonly requests: { readonly method: string; readonly url: string; readonly body: string }[];
}

/** A way to the door that remembers what went over it. */
export function watched(internet: Internet): { readonly fetcher: Fetcher; readonly traffic: KitTraffic } {
  const traffic: KitTraffic = { requests: [] };
  const fetcher: Fetcher = async (url, request) => {
    traffic.requests.push({ method: request.method, url, body: request.body ?? '' });
    return internet.fetch(new Request(url, request));
  };
  return { fetcher, traffic };
}

/** As a pass opens it: nothing is known of what another pass has learnt. */
export const opened = ({ kind, address, authorize }: KitStage): Platform => kind.open(address, authorize);

/** The sandbox's project Roadmap, found as an administrator finds it. */
export async function roadmap(platform: Platform): Promise<PlatformProject> {
  for (const { id } of await platform.listWorkspaces()) {
    const found = (await platform.listProjects(id)).find(({ name }) => name === 'Roadmap');
    if (found !== undefined) return found;
  }
  throw new Error('There is no project Roadmap');
}

/** Everything, page by page as a pass reads it; `fresh` opens the platform anew for each page. */
export async function everything(
  on: KitStage,
  projectIds: readonly string[],
  limit: number,
  fresh = false,
): Promise<Task[]> {
  const tasks: Task[] = [];
  let platform = opened(on);
  for (let pages = 0; pages < 500; pages += 1) {
    const last = tasks.at(-1);
    const after = last === undefined ? null : { updatedAt: last.updatedAt, id: last.id };
    const page = await platform.changedTasks(projectIds, after, limit);
    tasks.push(...page.tasks);
    if (!page.more) return tasks;
    if (page.tasks.length === 0) throw new Error('A page that says there is more, and is empty, would loop');
    if (fresh) platform = opened(on);
  }
  throw new Error('The pages do not come to an end');
}

/** The task as the platform has it now. */
export async function named(on: KitStage, title: string): Promise<Task> {
  const platform = opened(on);
  const project = await roadmap(platform);
  const found = (await everything(on, [project.id], platform.capabilities.pageSize)).find(
    (task) => task.title === title,
  );
  if (found === undefined) throw new Error(`There is no task "${title}"`);
  return found;
}
