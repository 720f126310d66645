// Browsers ignore control characters and outer whitespace in an address, so they are removed before judging it.
// eslint-disable-next-line no-control-regex
const ignoredByBrowsers = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/g;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'ftps', 'sftp']);
const maxLength = 2_048;

/** The address ready to be stored, or null when following it could run or open something else than a page. */
export function safeUrl(raw: string): string | null {
  const bare = raw.replace(ignoredByBrowsers, '');
  if (bare === '' || raw.length > maxLength) return null;
  const named = scheme.exec(bare)?.[1];
  if (named === undefined) {
    // Two slashes, or what browsers take for them, leave the site without saying so.
    if (/^[\\/]{2}/.test(bare)) return null;
    // An escape or anything else odd at the start is no path.
    if (!/^[\p{L}\p{N}/#?._~%-]/u.test(bare)) return null;
    // A relative address may hold a colon in its query, but one before any path can only be a disguised scheme.
    const colon = bare.indexOf(':');
    const path = bare.search(/[/?#]/);
    return colon !== -1 && (path === -1 || colon < path) ? null : tidy(raw);
  }
  return allowedSchemes.has(named.toLowerCase()) ? tidy(raw) : null;
}

/** Links that the platform's HTML subset keeps as links; the others travel in a data attribute. */
export function isLinkable(url: string): boolean {
  return /^(?:https?|mailto):/i.test(url);
}

function tidy(raw: string): string {
  // eslint-disable-next-line no-control-regex
  return raw.replace(/[\u0000-\u001f\u007f-\u009f]+/g, '').trim();
}
