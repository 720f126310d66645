export const tabs = [
  'overview',
  'projects',
  'workspaces',
  'authorisation',
  'failures',
  'activity',
  'settings',
] as const;
export type Tab = (typeof tabs)[number];

export type Route =
  | { readonly page: 'list' }
  /** Who did what on the whole site. */
  | { readonly page: 'activity' }
  | { readonly page: 'import' }
  | { readonly page: 'setup'; readonly connectionId: string | null }
  | { readonly page: 'mapping'; readonly connectionId: string; readonly linkId: string }
  | { readonly page: 'connection'; readonly connectionId: string; readonly tab: Tab };

/** Reads the path inside the admin page; what it does not know is the list. */
export function routeOf(pathname: string): Route {
  const [place, id, part, linkId, of] = pathname.split('/').filter((piece) => piece !== '');
  if (place === 'new') return { page: 'setup', connectionId: null };
  if (place === 'activity' || place === 'import') return { page: place };
  if (place !== 'connections' || id === undefined) return { page: 'list' };
  const connectionId = decodeURIComponent(id);
  if (part === 'links' && linkId !== undefined && of === 'mapping')
    return { page: 'mapping', connectionId, linkId: decodeURIComponent(linkId) };
  if (part === 'setup') return { page: 'setup', connectionId };
  return { page: 'connection', connectionId, tab: tabs.find((tab) => tab === part) ?? 'overview' };
}

export function pathOf(route: Route): string {
  if (route.page === 'list') return '/';
  if (route.page === 'activity' || route.page === 'import') return `/${route.page}`;
  if (route.connectionId === null) return '/new';
  const base = `/connections/${encodeURIComponent(route.connectionId)}`;
  if (route.page === 'setup') return `${base}/setup`;
  if (route.page === 'mapping') return `${base}/links/${encodeURIComponent(route.linkId)}/mapping`;
  return route.tab === 'overview' ? base : `${base}/${route.tab}`;
}
