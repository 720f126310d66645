import type { TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import { Numbers, type NumberState } from './numbers';
import { Texts, type TextState } from './text/texts';

/** Versions with differences that a client meets: OAuth 2.0 is of 8.22, the old createmeta went with 9.0. */
export const versions = ['8.20.30', '9.12.15', '10.3.17'] as const;
export type JiraVersion = (typeof versions)[number];

export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | null;
  readonly relationship: string | null;
  readonly application: Readonly<Record<string, string>>;
  /** `url` and `title` are always there; the rest as it was sent. */
  readonly object: Readonly<Record<string, unknown>> & { readonly url: string; readonly title: string };
}

export interface SiteSettings {
  readonly version: JiraVersion;
  /** Of every user: dates in JQL are read in it. */
  readonly timeZone: string;
  /** The most issues that a search gives at once, whatever is asked for. */
  readonly searchCap: number;
  /** Statuses (ids of the sandbox) that can only be reached from some; the others from everywhere. */
  readonly onlyFrom: Readonly<Record<string, readonly string[]>>;
  /** Fields (ids of the sandbox) without which a status cannot be reached. */
  readonly demandedFor: Readonly<Record<string, readonly string[]>>;
  /** Basic authentication is refused until a person has signed in with a CAPTCHA. */
  readonly captcha: boolean;
  readonly hidesAddresses: boolean;
}

export interface SiteState {
  readonly settings: SiteSettings;
  readonly numbers: NumberState;
  readonly texts: TextState;
  readonly epicNames: readonly (readonly [string, string])[];
  readonly creators: readonly (readonly [string, string])[];
  readonly properties: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  readonly remoteLinks: readonly (readonly [string, readonly RemoteLink[]])[];
}

const usual: SiteSettings = {
  version: '10.3.17',
  // Not UTC, so that a client which forgets the zone is found out.
  timeZone: 'Europe/Oslo',
  searchCap: 1000,
  onlyFrom: { 'st-review': ['st-doing'] },
  demandedFor: {},
  captcha: false,
  hidesAddresses: false,
};

/** What only a Jira has of the sandbox's data, and how this one is set up. */
export class Site {
  settings = usual;
  readonly numbers: Numbers;
  readonly texts: Texts;
  readonly epicNames = new Map<string, string>();
  /** Who made a task here; the sandbox does not remember it. */
  readonly creators = new Map<string, string>();
  /** Entity properties by the id of their task or comment. */
  readonly properties = new Map<string, Readonly<Record<string, unknown>>>();
  readonly remoteLinks = new Map<string, readonly RemoteLink[]>();

  /** Keys of before a move lead to the task as well. */
  private readonly idsByKey = new Map<string, string>();
  /** Grows with every change of a task: whatever was found before may be another now. */
  revision = 0;

  constructor(private readonly store: Store) {
    this.numbers = new Numbers(store.catalogue);
    this.texts = new Texts(store);
    store.onChange((task) => {
      this.revision += 1;
      this.idsByKey.set(task.key, task.id);
    });
  }

  /** Undefined for one that is deleted. */
  taskByKey(key: string): TaskRecord | undefined {
    const task = this.store.task(this.idsByKey.get(key.toUpperCase()) ?? '');
    return task?.deleted === true ? undefined : task;
  }

  /** Counted so that what an earlier version could not do is missing. */
  get major(): number {
    return Number.parseInt(this.settings.version, 10);
  }

  nextLinkId(): number {
    const all = [...this.remoteLinks.values()].flat();
    return all.reduce((highest, { id }) => Math.max(highest, id), 10000) + 1;
  }

  snapshot(): SiteState {
    return {
      settings: this.settings,
      numbers: this.numbers.snapshot(),
      texts: this.texts.snapshot(),
      epicNames: [...this.epicNames],
      creators: [...this.creators],
      properties: [...this.properties],
      remoteLinks: [...this.remoteLinks],
    };
  }

  restore(state: SiteState | undefined): void {
    this.settings = { ...usual, ...state?.settings };
    this.numbers.restore(state?.numbers ?? []);
    this.texts.restore(state?.texts ?? []);
    refill(this.epicNames, state?.epicNames ?? []);
    refill(this.creators, state?.creators ?? []);
    refill(this.properties, state?.properties ?? []);
    refill(this.remoteLinks, state?.remoteLinks ?? []);
    this.revision += 1;
    this.idsByKey.clear();
    for (const { id } of this.store.catalogue.projects)
      for (const task of this.store.changed([id], 0, null, this.store.count(id)).tasks)
        this.idsByKey.set(task.key, task.id);
  }
}

function refill<T>(map: Map<string, T>, entries: readonly (readonly [string, T])[]): void {
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}
