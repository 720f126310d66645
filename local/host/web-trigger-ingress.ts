import * as z from 'zod';
import type { Program } from '../program';
import type { Manifest } from './manifest/manifest';
import type { Deliver, WebTriggers } from './ports';

type WebTriggerModule = Manifest['webtriggers'][number];

const dynamicSchema = z.object({
  statusCode: z.number().int().min(200).max(599),
  statusText: z.string().optional(),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().optional(),
});
const staticSchema = z.object({ outputKey: z.string() });
const MAX_BODY_BYTES = 5 * 1024 * 1024;

/**
 * The public side of web triggers: `/x1/<id>` and below, format v2.
 * https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger/
 */
export function webTriggerIngress(manifest: Manifest, webTriggers: WebTriggers, deliver: Deliver): Program {
  return async (request) => {
    const url = new URL(request.url);
    const [, id, userPath] = /^\/x1\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const found = id === undefined ? undefined : webTriggers.find(id);
    const module = manifest.webtriggers.find(({ key }) => key === found?.moduleKey);
    if (found === undefined || module === undefined) return new Response('Not found', { status: 404 });
    const body = await request.text();
    if (Buffer.byteLength(body) > MAX_BODY_BYTES) return new Response('Payload too large', { status: 413 });
    const event = {
      method: request.method,
      headers: lists(request.headers),
      body,
      path: url.pathname,
      userPath: userPath ?? '',
      queryParameters: lists(url.searchParams),
    };
    const options = { installationId: found.installationId };
    const result = await deliver(module.function, module.key, 'webtrigger', event, options);
    if (result.kind === 'timeout') return new Response('Gateway timeout', { status: 504 });
    return result.kind === 'ok' ? answerOf(module, result.body) : failed();
  };
}

function lists(pairs: Iterable<[string, string]>): Record<string, string[]> {
  const byName: Record<string, string[]> = {};
  for (const [name, value] of pairs) (byName[name] ??= []).push(value);
  return byName;
}

function answerOf(module: WebTriggerModule, body: unknown): Response {
  if (module.response.type === 'static') {
    const { data } = staticSchema.safeParse(body);
    const output = module.response.outputs?.find(({ key }) => key === data?.outputKey);
    if (output === undefined) return failed();
    return new Response(output.body, {
      status: output.statusCode,
      headers: { 'content-type': output.contentType },
    });
  }
  const { data } = dynamicSchema.safeParse(body);
  if (data === undefined) return failed();
  const headers = new Headers();
  for (const [name, values] of Object.entries(data.headers))
    for (const value of values) headers.append(name, value);
  const bodiless = data.statusCode === 204 || data.statusCode === 304;
  const init = {
    status: data.statusCode,
    headers,
    ...(data.statusText === undefined ? {} : { statusText: data.statusText }),
  };
  return new Response(bodiless ? null : (data.body ?? ''), init);
}

function failed(): Response {
  return new Response('Internal server error', { status: 500 });
}
