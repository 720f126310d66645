import { checkNames, type CheckView, type ConnectionTestView } from '../../../src/contract/life-cycle-views';
import type { WordKey } from '../../shared/words/catalogue';

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
    running && (test === null || test.endedAt === null)
      ? checks.find((check) => check.state === 'waiting')
      : undefined;
  return checks.map((check) => (check === next ? { ...check, state: 'checking' } : check));
}

/** What a check may have found, and the fact without which there is nothing to tell. */
const told = {
  reachability: ['check.found.reachability', 'host'],
  authorisation: ['check.found.authorisation', 'account'],
  permissions: ['check.found.permissions', 'scopes'],
  clock: ['check.found.clock', 'seconds'],
  quota: ['check.found.quota', 'remaining'],
} as const satisfies Partial<Record<CheckView['name'], readonly [WordKey, string]>>;

/** The words about what a check has found; null where it has found nothing to tell. */
export function foundWords(check: Pick<CheckView, 'name' | 'facts' | 'error'>): WordKey | null {
  if (check.error !== null || !isTold(check.name)) return null;
  const [words, fact] = told[check.name];
  return check.facts[fact] === undefined ? null : words;
}

function isTold(name: CheckView['name']): name is keyof typeof told {
  return name in told;
}
