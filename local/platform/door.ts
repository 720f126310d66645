import type { Clock } from '../clock';
import type { Program } from '../program';
import type { RateLimiter } from './api/rate-limit';
import type { Store } from './data/store';
import type { Faults } from './faults';
import type { World } from './world';

export const doorKinds = ['planning-api', 'jira-align', 'jira-data-center'] as const;
export type DoorKind = (typeof doorKinds)[number];

/** The sandbox as one platform: that platform's API, its ways to authorise and its pages, at an address of its own. */
export interface Door {
  /** As the app's registry calls the platform. */
  readonly kind: DoorKind;
  /** What people call it. */
  readonly title: string;
  /** The address by which the app knows it. */
  readonly publicOrigin: string;
  /** For the public origin and for any loopback origin a browser uses. */
  readonly program: Program;
}

/** A door that shows the same data in the words of another platform, and keeps what only that platform has. */
export interface Personality extends Door {
  /** Plain data, fit for JSON. */
  snapshot(): unknown;
  /** Takes what `snapshot` gave; undefined for a state of before there was this platform. */
  restore(state: unknown): void;
}

/** What a personality is made of: the data and the faults are those of the whole sandbox. */
export interface PersonalityParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly world: World;
  readonly faults: Faults;
  readonly limiter: RateLimiter;
  /** Life of access tokens in seconds. */
  readonly accessTokenSeconds: number;
}
