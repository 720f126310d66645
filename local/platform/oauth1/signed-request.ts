import { OAuthProblem } from './oauth-problem';

type Pair = readonly [name: string, value: string];

/** A request with what OAuth 1.0a reads from it (RFC 5849). */
export interface SignedRequest {
  /** The `oauth_` parameters by name, the signature included. */
  readonly oauth: ReadonlyMap<string, string>;
  /** What was signed (section 3.4.1). */
  readonly baseString: string;
}

/**
 * Takes the parameters from the header, the query and a form in the body (section 3.4.1.3). The address is the one
 * that was called, so that a client on a loopback port signs what it sees.
 *
 * @throws OAuthProblem when the header cannot be read or a parameter is there twice
 */
export async function readSigned(request: Request): Promise<SignedRequest> {
  const url = new URL(request.url);
  const pairs = [
    ...headerPairs(request.headers.get('authorization') ?? ''),
    ...formPairs(url.search.slice(1)),
    ...(await bodyPairs(request)),
  ];
  const oauth = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!name.startsWith('oauth_')) continue;
    if (oauth.has(name)) throw new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: name });
    oauth.set(name, value);
  }
  const normalised = pairs
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]): Pair => [percentEncoded(name), percentEncoded(value)])
    .sort(byNameThenValue)
    .map((pair) => pair.join('='))
    .join('&');
  const parts = [request.method.toUpperCase(), url.origin + url.pathname, normalised];
  return { oauth, baseString: parts.map(percentEncoded).join('&') };
}

/** Section 3.6: unlike a form, everything but the unreserved characters of RFC 3986. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byNameThenValue(a: Pair, b: Pair): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `OAuth name="value", ...`; the realm is not signed. */
function headerPairs(header: string): Pair[] {
  const list = /^OAuth\s+(.*)$/is.exec(header)?.[1];
  if (list === undefined) return [];
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Pair => {
      const [, name, value] = /^([^=\s"]+)\s*=\s*"([^"]*)"$/.exec(part) ?? [];
      if (name === undefined || value === undefined) throw new OAuthProblem('parameter_rejected');
      return [decoded(name), decoded(value)];
    })
    .filter(([name]) => name.toLowerCase() !== 'realm');
}

const formPairs = (text: string): Pair[] => [...new URLSearchParams(text)];

async function bodyPairs(request: Request): Promise<Pair[]> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  // The handler reads the body again.
  return type === 'application/x-www-form-urlencoded' ? formPairs(await request.clone().text()) : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new OAuthProblem('parameter_rejected');
  }
}
