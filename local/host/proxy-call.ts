import { types } from 'node:util';
import type { SendInit } from './runtime/dist/wrapper';

/** A call as it comes through the proxy: a `Request`, or what is like one as far as the gateway looks. */
export type ProxyCall = Pick<Request, 'url' | 'method' | 'headers' | 'text' | 'arrayBuffer'>;

/**
 * A call of the inline runtime. Node makes a stream of the body of a `Request`, and a signal that nobody hears: with
 * both, a call cost more than the storage that it asked.
 */
export function proxyCall(route: string, { method, headers, body }: SendInit): ProxyCall {
  const url = `http://proxy.local${route}`;
  // What a `Request` makes of a method in small letters is not the same for all methods.
  if (method === method.toUpperCase()) {
    if (body === undefined) return { url, method, headers, ...bodyOf('') };
    if (typeof body === 'string' && headers.has('content-type'))
      return { url, method, headers, ...bodyOf(body) };
    if (types.isArrayBuffer(body)) return { url, method, headers, ...bytesOf(body) };
  }
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
}

function bodyOf(text: string): Pick<ProxyCall, 'text' | 'arrayBuffer'> {
  return {
    text: () => Promise.resolve(text),
    arrayBuffer: () => new Response(text).arrayBuffer(),
  };
}

function bytesOf(bytes: ArrayBuffer): Pick<ProxyCall, 'text' | 'arrayBuffer'> {
  return {
    text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    arrayBuffer: () => Promise.resolve(bytes),
  };
}
