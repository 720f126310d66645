import { checkNames, type CheckView, type ConnectionTestView } from '../../../src/contract/life-cycle-views';

/** What a row shows: the check's state, or that this is the one being worked on. */
export type RowState = CheckView['state'] | 'checking';

export interface CheckRow extends Omit<CheckView, 'state'> {
  readonly state: RowState;
}

const awaited: readonly CheckView[] = checkNames.map((name) => ({
  name,
  state: 'waiting',
  error: null,
  facts: {},
  milliseconds: null,
}));

/** All checks from the first moment on, so that nothing moves when results arrive. */
export function checkRows(test: ConnectionTestView | null, running: boolean): readonly CheckRow[] {
  const checks = test?.checks ?? (running ? awaited : []);
  const next =
    running && test?.endedAt == null ? checks.find((check) => check.state === 'waiting') : undefined;
  return checks.map((check) => (check === next ? { ...check, state: 'checking' } : check));
}

/** What was found, where there is something to tell: the place in the words and the fact it cannot do without. */
const told: Partial<Record<CheckView['name'], string>> = {
  reachability: 'host',
  authorisation: 'account',
  clock: 'seconds',
  quota: 'remaining',
};

/** True when the words about what a check found can be filled in. */
export function isTold(check: Pick<CheckView, 'name' | 'facts' | 'error'>): boolean {
  const fact = told[check.name];
  return check.error === null && fact !== undefined && check.facts[fact] !== undefined;
}
