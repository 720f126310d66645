import * as z from 'zod';
import type { WebhookRecord } from '../data/model';
import { ApiProblem } from '../problem';
import { id, pageOf, pageQuery, readBody, readQuery } from './input';
import { json, type ApiParts, type Call, type Handler, type Route } from './route';
import { webhookShape } from './shapes';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
const hookUrl = z
  .string()
  .max(2000)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  }, 'https, or http to a loopback address');
const writeBody = z.strictObject({
  url: hookUrl,
  projectIds: z.array(id).min(1).max(50),
  secret: z.string().regex(/^[\x21-\x7e]{24,200}$/, '24 to 200 visible ASCII characters'),
  skipOwnChanges: z.boolean().default(false),
});

export function webhookRoutes({ hooks, store }: ApiParts): Route[] {
  const own = (call: Call): WebhookRecord => {
    const hook = hooks.get(call.param('webhookId'));
    if (hook === undefined || hook.clientId !== call.caller.clientId) throw new ApiProblem('not-found');
    return hook;
  };
  const read = async (call: Call) => {
    const body = await readBody(call.request, 'application/json', writeBody);
    const unknown = body.projectIds.find((projectId) => store.project(projectId) === undefined);
    if (unknown !== undefined)
      throw new ApiProblem('invalid-field', [{ field: 'projectIds', detail: `No project ${unknown}` }]);
    return body;
  };

  const list: Handler = (call) =>
    json(pageOf(hooks.ofClient(call.caller.clientId).map(webhookShape), readQuery(call.request, pageQuery)));
  const create: Handler = async (call) => {
    const hook = hooks.add(call.caller.clientId, await read(call));
    return json(webhookShape(hook), 201, { Location: `/api/v1/webhooks/${hook.id}` });
  };
  const replace: Handler = async (call) => json(webhookShape(hooks.replace(own(call).id, await read(call))));
  const remove: Handler = (call) => {
    hooks.remove(own(call).id);
    return new Response(null, { status: 204 });
  };

  return [
    ['GET', '/webhooks', 'webhooks:manage', list],
    ['POST', '/webhooks', 'webhooks:manage', create],
    ['PUT', '/webhooks/:webhookId', 'webhooks:manage', replace],
    ['DELETE', '/webhooks/:webhookId', 'webhooks:manage', remove],
  ];
}
