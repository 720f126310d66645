/** A call as it leaves the proxy. A body without anything in it is none. */
export function outgoing(
  url: URL,
  method: string,
  headers: Headers,
  body: string | ArrayBuffer | undefined,
): Request {
  const empty = body === undefined || (typeof body === 'string' ? body.length : body.byteLength) === 0;
  return new Request(url, { method, headers, ...(empty ? {} : { body }) });
}

/** GET and HEAD may have no body, and a `Request` is not made with one. */
export function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
