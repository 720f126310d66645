import * as z from 'zod';
import { Refusal } from '../../../jira/refusal';
import { actorOf, json, noContent, readBody, type Handler, type RestParts, type Route } from './call';
import type { Shape } from './fields';
import { Issues } from './issues';
import type { RemoteLink } from '../site';

const icon = z.strictObject({
  url16x16: z.string().optional(),
  title: z.string().optional(),
  link: z.string().optional(),
});
const linkBody = z.strictObject({
  globalId: z.string().min(1).max(255).optional(),
  application: z.strictObject({ type: z.string().optional(), name: z.string().optional() }).default({}),
  relationship: z.string().optional(),
  object: z.strictObject({
    url: z.string(),
    title: z.string(),
    summary: z.string().optional(),
    icon: icon.optional(),
    status: z.strictObject({ resolved: z.boolean().optional(), icon: icon.optional() }).optional(),
  }),
});

/** Links to what is elsewhere. The address of the last one written is what the sandbox shows as the counterpart. */
export function remoteLinkRoutes(parts: RestParts): Route[] {
  const { store, site } = parts;
  const issues = new Issues(parts);
  const shape = (issue: string, link: RemoteLink): Shape => ({
    id: link.id,
    self: issues.shapes.shapes.self(`issue/${issue}/remotelink/${link.id}`),
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application,
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: { icon: {}, status: { icon: {} }, ...link.object },
  });

  const list: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    const links = site.remoteLinks.get(task.id) ?? [];
    const globalId = call.query('globalId');
    if (globalId === null) return json(links.map((link) => shape(call.param('issue'), link)));
    const found = links.find((link) => link.globalId === globalId);
    if (found === undefined)
      throw new Refusal(404, [`The remote link with global id '${globalId}' does not exist.`]);
    return json(shape(call.param('issue'), found));
  };

  const put: Handler = async (call) => {
    const task = issues.find(call.param('issue'));
    const body = await readBody(call.request, linkBody);
    const { url, title } = body.object;
    if (!URL.canParse(url)) throw new Refusal(400, [], { url: 'Please provide a valid URL.' });
    if (title.trim() === '') throw new Refusal(400, [], { title: "'title' is required." });
    const links = site.remoteLinks.get(task.id) ?? [];
    const before = links.find((link) => body.globalId !== undefined && link.globalId === body.globalId);
    const link: RemoteLink = {
      id: before?.id ?? site.nextLinkId(),
      globalId: body.globalId ?? null,
      relationship: body.relationship ?? null,
      application: Object.fromEntries(
        Object.entries(body.application).filter(
          (member): member is [string, string] => member[1] !== undefined,
        ),
      ),
      object: body.object,
    };
    site.remoteLinks.set(task.id, [...links.filter((one) => one !== before), link]);
    store.update(task.id, { externalUrl: url }, actorOf(call));
    const self = issues.shapes.shapes.self(`issue/${call.param('issue')}/remotelink/${link.id}`);
    return json({ id: link.id, self }, before === undefined ? 201 : 200);
  };

  const remove: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    const links = site.remoteLinks.get(task.id) ?? [];
    const globalId = call.query('globalId');
    if (globalId === null) throw new Refusal(400, ["'globalId' is required."]);
    const found = links.find((link) => link.globalId === globalId);
    if (found === undefined)
      throw new Refusal(404, [`The remote link with global id '${globalId}' does not exist.`]);
    const rest = links.filter((link) => link !== found);
    site.remoteLinks.set(task.id, rest);
    if (task.externalUrl === found.object.url)
      store.update(task.id, { externalUrl: rest.at(-1)?.object.url ?? null }, actorOf(call));
    return noContent();
  };

  const path = '/issue/:issue/remotelink';
  return [
    { method: 'GET', path, options: ['globalId'], handler: list },
    { method: 'POST', path, handler: put },
    { method: 'DELETE', path, options: ['globalId'], handler: remove },
  ];
}
