import type { CheckName, CheckView } from '../../contract/life-cycle-views';
import type { Facts } from '../../contract/error-view';
import type { ErrorCode } from '../../contract/error-codes';
import type { Problem } from '../../errors/problem';
import type { Jira } from '../../jira/port';
import type { Connection } from '../connection';
import type { Platforms } from '../platforms';

export interface CheckParts {
  readonly platforms: Platforms;
  readonly jira: Jira;
}

export interface Outcome {
  readonly state: Exclude<CheckView['state'], 'waiting'>;
  readonly error: { readonly code: ErrorCode; readonly facts: Facts } | null;
  readonly facts: Facts;
}

/** Looks at one thing and changes nothing on either side. A problem it throws is a failure of the check. */
export type Check = (parts: CheckParts, connection: Connection) => Promise<Outcome>;

/** Without these the given check would only repeat what is known. */
export const pointlessWithout: Readonly<Record<CheckName, readonly CheckName[]>> = {
  egress: [],
  reachability: ['egress'],
  tls: ['egress', 'reachability'],
  authorisation: ['egress', 'reachability', 'tls'],
  permissions: ['egress', 'reachability', 'tls', 'authorisation'],
  clock: ['egress', 'reachability', 'tls'],
  quota: ['egress', 'reachability', 'tls'],
};

export const skipped: Outcome = { state: 'skipped', error: null, facts: {} };

export function passed(facts: Facts = {}): Outcome {
  return { state: 'passed', error: null, facts };
}

export function unlike(state: 'warning' | 'failed', code: ErrorCode, facts: Facts): Outcome {
  return { state, error: { code, facts }, facts };
}

export function failedBy(problem: Problem): Outcome {
  return { state: 'failed', error: { code: problem.code, facts: { ...problem.details.facts } }, facts: {} };
}
