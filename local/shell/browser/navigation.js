/** Where links of the app lead: places of Jira, other sites, and the app's own history below its page. */
const { dataset } = document.documentElement;

// A platform has a public address that only the app knows; a person's browser meets it on loopback.
const loopbacks = new Map(JSON.parse(dataset.platforms));
const reachable = (url) =>
  loopbacks.has(url.origin) ? new URL(url.pathname + url.search + url.hash, loopbacks.get(url.origin)) : url;

const places = {
  issue: ({ issueKey }) => `/browse/${encodeURIComponent(issueKey)}`,
  module: ({ moduleKey, projectKey, path = '' }) =>
    `/__shell/module/${encodeURIComponent(moduleKey)}${projectKey === undefined ? '' : `/${encodeURIComponent(projectKey)}`}${path}`,
  projectSettingsDetails: ({ projectKey }) => `/projects/${encodeURIComponent(projectKey)}`,
};

export function resolveTarget(target) {
  const place = places[target.target];
  if (place === undefined)
    throw new Error(`The local shell has no place for the navigation target "${target.target}".`);
  return new URL(place(target), location.origin).href;
}

export function leave(target) {
  const url = reachable(new URL(target.url ?? resolveTarget(target), location.origin));
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol))
    throw new Error(`Jira does not open ${url.protocol} addresses.`);
  if (target.type === 'new-tab') window.open(url.href, '_blank', 'noopener');
  else location.assign(url.href);
}

export function historyLocation(base) {
  const path = base !== '' && location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  const { state = null, key = 'initial' } = history.state ?? {};
  return { pathname: path === '' ? '/' : path, search: location.search, hash: location.hash, state, key };
}

export function historyMove(base, action, { pathname, search, hash, state, key }) {
  // A modal has no address of its own, so its moves stay inside its frame.
  if (base === '') return;
  const path = `${base}${pathname === '/' ? '' : pathname}${search}${hash}`;
  if (action === 'PUSH') history.pushState({ state, key }, '', path);
  else history.replaceState({ state, key }, '', path);
}
