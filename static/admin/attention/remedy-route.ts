import type { Route, Tab } from '../route';
import type { Need } from './needed';

const places: Readonly<Record<Exclude<Need, 'setup' | 'never-tested'>, Tab>> = {
  reauthorise: 'authorisation',
  approve: 'overview',
  'grant-expires': 'authorisation',
  'secret-expires': 'authorisation',
  'new-workspaces': 'workspaces',
  failures: 'failures',
  'personal-account': 'authorisation',
  'duplicate-tenant': 'overview',
  'scopes-missing': 'authorisation',
  'links-paused': 'projects',
  'links-kept': 'authorisation',
};

/** Where what is needed is done; null where it is done on the spot, by a test. */
export function remedyRoute(need: Need, connectionId: string): Route | null {
  if (need === 'never-tested') return null;
  if (need === 'setup') return { page: 'setup', connectionId };
  return { page: 'connection', connectionId, tab: places[need] };
}
