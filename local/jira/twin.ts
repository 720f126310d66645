import type { Clock } from '../clock';
import type { Program } from '../program';
import { Faults } from './faults';
import { frontDoor } from './front-door';
import type { Issue } from './issue';
import { IssueStore } from './issue-store';
import { Jira } from './jira';
import { Permissions, ROLES } from './permissions';
import type { ProductEvent } from './product-event';
import { Quota, type QuotaChange } from './quota';
import { routes } from './routes/table';
import { SearchIndex, type SearchableProperty } from './search-index';
import { Sequences } from './sequences';
import { Site, type User } from './site-model';
import { applySnapshot, readSnapshot, takeSnapshot, type Snapshot } from './snapshot';
import { World } from './world';

export interface JiraTwinOptions {
  readonly clock: Clock;
  /** The site's address, for links in answers. */
  readonly siteUrl?: string;
  /** From the manifest's `jira:entityProperty` modules. */
  readonly entityProperties?: readonly SearchableProperty[];
  readonly onEvent?: (event: ProductEvent) => void;
  /** Called after each change of what a snapshot holds, so that an owner can save. */
  readonly onChange?: () => void;
  /** Milliseconds until searches see a change. */
  readonly indexLagMs?: number;
  /** Up to this many milliseconds more, different per issue and version, the same in each run. */
  readonly indexJitterMs?: number;
  readonly quota?: QuotaChange;
  /** False where nobody looks at what changed when: a changelog of each change takes room. */
  readonly keepHistory?: boolean;
  /** Called before the work of each request, for latencies on whatever clock. */
  readonly work?: (operationId: string) => void | Promise<void>;
  /** What `snapshot()` gave earlier. Throws when it has another shape. */
  readonly restore?: unknown;
}

export interface JiraTwin {
  /** Jira Cloud's REST API of `contracts/jira-cloud.yaml`; who acts is said in `x-twin-actor`. */
  readonly program: Program;
  readonly world: World;
  snapshot(): Snapshot;
}

const APP_ACCOUNT_ID = 'acc-app';

const APP_USER: User = {
  accountId: APP_ACCOUNT_ID,
  accountType: 'app',
  displayName: 'Planlink',
  email: 'planlink@example.com',
  emailVisible: false,
  active: true,
  timeZone: 'UTC',
  groups: [],
};

const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, index) => ({
  id: String(index + 1),
  name,
}));
const RESOLUTIONS = ['Done', "Won't Do", 'Duplicate', 'Cannot Reproduce'].map((name, index) => ({
  id: String(10_000 + index),
  name,
}));

/** Spreads issues and versions evenly over 0..1, the same on every run. */
function spread(issue: Issue): number {
  const mixed = Math.imul(Number(issue.id) * 31 + issue.version, 2_654_435_761) >>> 0;
  return mixed / 4_294_967_296;
}

/**
 * A Jira Cloud site as a program and its owner's world: strict by id, late in search, with Atlassian's limits.
 * It begins without people and projects but the app's own user; `seedDemo` (seed.ts) fills it.
 */
export function createJiraTwin(options: JiraTwinOptions): JiraTwin {
  const {
    clock,
    onEvent = () => undefined,
    onChange = () => undefined,
    indexLagMs = 800,
    indexJitterMs = 0,
  } = options;
  const site = new Site(options.siteUrl ?? 'https://demo-jira.example', PRIORITIES, RESOLUTIONS, ROLES);
  site.putUser(APP_USER);
  const saved = options.restore === undefined ? null : readSnapshot(options.restore);
  const sequences = new Sequences(saved?.sequences);
  const index: SearchIndex = new SearchIndex(options.entityProperties ?? [], (key) => store.idOfKey(key));
  let restoring = saved !== null;
  const dueAt = (issue: Issue) =>
    restoring ? -Infinity : clock.now() + indexLagMs + spread(issue) * indexJitterMs;
  const store: IssueStore = new IssueStore(
    (issue) => (issue.archived === null ? index.learn(issue, dueAt(issue)) : index.hide(issue, dueAt(issue))),
    (issue) => index.forget(issue, dueAt(issue)),
    options.keepHistory ?? true,
  );
  if (saved !== null) applySnapshot(store, saved);
  restoring = false;

  const permissions = new Permissions(site);
  const jira = new Jira(clock, site, permissions, store, index, sequences, onEvent);
  const quota = new Quota(options.quota ?? {}, () => clock.now());
  const faults = new Faults();
  store.follow(onChange);
  return {
    program: frontDoor({
      jira,
      quota,
      faults,
      routes,
      appAccountId: APP_ACCOUNT_ID,
      work: options.work ?? (() => undefined),
    }),
    world: new World(jira, quota, faults),
    snapshot: () => takeSnapshot(store, sequences),
  };
}
