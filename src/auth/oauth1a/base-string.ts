/** What both sides of OAuth 1.0a sign: RFC 5849, sections 3.4.1 and 3.6. */

/** A name and its value, decoded. */
export type Parameter = readonly [name: string, value: string];

/**
 * Section 3.6: stricter than encodeURIComponent, which leaves five reserved characters as they are, and throws at half
 * a surrogate pair where an address or a form would carry a replacement character.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Section 3.4.1.2: scheme and host in small letters, no default port, the path as it goes over the wire.
 * Throws a TypeError for what is no http address.
 */
export function baseStringUri(url: string): string {
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError(`Not an http address: ${protocol}`);
  return `${origin}${pathname}`;
}

/**
 * Section 3.4.1.3.1: of the query, the form and the protocol parameters. Query and form are decoded as forms are
 * (`+` is a space), repeated names stay, and the signature itself is no part of what is signed.
 */
export function collectParameters(
  url: string,
  form: URLSearchParams | undefined,
  protocol: readonly Parameter[],
): readonly Parameter[] {
  return [...new URL(url).searchParams, ...(form ?? []), ...protocol].filter(
    ([name]) => name !== 'oauth_signature',
  );
}

/** Section 3.4.1.3.2: encoded first and sorted then, by name and by value, in the order of bytes. */
export function normaliseParameters(parameters: readonly Parameter[]): string {
  return parameters
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => inBytes(nameA, nameB) || inBytes(valueA, valueB))
    .map((pair) => pair.join('='))
    .join('&');
}

/** Section 3.4.1.1. */
export function baseString(method: string, url: string, parameters: readonly Parameter[]): string {
  return [method.toUpperCase(), baseStringUri(url), normaliseParameters(parameters)]
    .map(percentEncode)
    .join('&');
}

/** Encoded text is ASCII, where the order of code units is the order of bytes; localeCompare has another one. */
function inBytes(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
