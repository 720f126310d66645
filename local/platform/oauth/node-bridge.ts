import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import type { Program } from '../../program';

/**
 * Runs a Node request handler as a `Program`. The handler always sees the public origin, so that every address it
 * makes is the public one; a browser that came by another origin (loopback) is sent on within its own.
 */
export function nodeProgram(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  publicOrigin: string,
): Program {
  return async (request) => {
    const url = new URL(request.url);
    const headers: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      headers[name] = value;
    });
    headers['host'] = new URL(publicOrigin).host;
    headers['x-forwarded-proto'] = 'https';
    delete headers['content-length'];
    const payload = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const answer = await inject((incoming, outgoing) => void handler(incoming, outgoing), {
      method: request.method,
      url: url.pathname + url.search,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const answerHeaders = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined) answerHeaders.append(name, forBrowser(name, String(one), url, publicOrigin));
      }
    }
    const bodyless = [204, 304].includes(answer.statusCode) || answer.rawPayload.length === 0;
    return new Response(bodyless ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: answerHeaders,
    });
  };
}

function forBrowser(name: string, value: string, url: URL, publicOrigin: string): string {
  if (url.origin === publicOrigin) return value;
  if (name === 'location' && value.startsWith(`${publicOrigin}/`))
    return url.origin + value.slice(publicOrigin.length);
  // Over plain http on loopback a browser may drop cookies marked for https only.
  if (name === 'set-cookie' && url.protocol === 'http:') return value.replace(/;\s*secure/i, '');
  return value;
}
