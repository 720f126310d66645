import { Refusal } from '../../../jira/refusal';
import { json, noContent, readJson, type Call, type Handler, type RestParts, type Route } from './call';
import { Issues } from './issues';

const longestValue = 32_768;

/** Entity properties of issues and of comments: values for programs, which no person sees. */
export function propertyRoutes(parts: RestParts): Route[] {
  const issues = new Issues(parts);
  const issue = (call: Call): string => issues.find(call.param('issue')).id;
  const comment = (call: Call): string => {
    const { store, site } = parts;
    const found = store.comment(site.numbers.recordId('cmt', call.param('comment')) ?? '');
    if (found === undefined)
      throw new Refusal(404, [`Can not find a comment for the id: ${call.param('comment')}.`]);
    return found.id;
  };
  return [
    ...routesOf(parts, '/issue/:issue', issue, issues),
    ...routesOf(parts, '/comment/:comment', comment, issues),
  ];
}

function routesOf(
  { site }: RestParts,
  base: string,
  place: (call: Call) => string,
  { shapes }: Issues,
): Route[] {
  const self = (call: Call, key: string): string =>
    shapes.shapes.self(
      `${base.slice(1).replace(/:(\w+)/, (_, name: string) => call.param(name))}/properties/${encodeURIComponent(key)}`,
    );
  const existing = (call: Call): readonly [string, Readonly<Record<string, unknown>>] => {
    const id = place(call);
    const all = site.properties.get(id) ?? {};
    if (!Object.hasOwn(all, call.param('key')))
      throw new Refusal(404, [`The property with key '${call.param('key')}' does not exist.`]);
    return [id, all];
  };

  const list: Handler = (call) => {
    const keys = Object.keys(site.properties.get(place(call)) ?? {});
    return json({ keys: keys.map((key) => ({ self: self(call, key), key })) });
  };
  const get: Handler = (call) => {
    const [, all] = existing(call);
    return json({ key: call.param('key'), value: all[call.param('key')] });
  };
  const put: Handler = async (call) => {
    const id = place(call);
    const value = await readJson(call.request);
    if (JSON.stringify(value).length > longestValue)
      throw new Refusal(400, ['The property value is too long: at most 32768 characters.']);
    const all = site.properties.get(id) ?? {};
    const known = Object.hasOwn(all, call.param('key'));
    site.properties.set(id, { ...all, [call.param('key')]: value });
    return new Response(null, { status: known ? 200 : 201 });
  };
  const remove: Handler = (call) => {
    const [id, all] = existing(call);
    site.properties.set(
      id,
      Object.fromEntries(Object.entries(all).filter(([key]) => key !== call.param('key'))),
    );
    return noContent();
  };
  const path = `${base}/properties`;
  return [
    { method: 'GET', path, handler: list },
    { method: 'GET', path: `${path}/:key`, handler: get },
    { method: 'PUT', path: `${path}/:key`, handler: put },
    { method: 'DELETE', path: `${path}/:key`, handler: remove },
  ];
}
