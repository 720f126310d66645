import { collectionNames, collections } from './collections';
import { membersOf, type MemberKind } from './item';
import type { AlignSite } from './site';

const schemaOf: Readonly<Record<MemberKind, object>> = {
  number: { type: 'integer', format: 'int32', nullable: true },
  text: { type: 'string', nullable: true },
  time: { type: 'string', format: 'date-time', nullable: true },
  flag: { type: 'boolean' },
  list: { type: 'array', items: {}, nullable: true },
};

export const programMembers = new Map<string, MemberKind>([
  ['id', 'number'],
  ['title', 'text'],
  ['portfolioId', 'number'],
  ['self', 'text'],
]);
export const portfolioMembers = new Map<string, MemberKind>([
  ['id', 'number'],
  ['title', 'text'],
  ['self', 'text'],
]);
export const userMembers = new Map<string, MemberKind>([
  ['id', 'number'],
  ['firstName', 'text'],
  ['lastName', 'text'],
  ['fullName', 'text'],
  ['email', 'text'],
  ['isActive', 'flag'],
  ['self', 'text'],
]);

const lists = [
  ['Programs', 'Program', programMembers],
  ['Portfolios', 'Portfolio', portfolioMembers],
  ['Users', 'User', userMembers],
] as const;

const base = '/rest/align/api/2';
const array = (name: string) => answer({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });
const single = (name: string) => answer({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  responses: { '200': { description: 'Success', content: { 'application/json': { schema } } } },
});

/** The API document of this site: what it has depends on the site. */
export function apiDocument(site: AlignSite): object {
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = {};
  for (const name of collectionNames) {
    const title = collections[name].typeName;
    const path = `${base}/${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    paths[path] = { get: array(title), post: single(title) };
    paths[`${path}/{id}`] = { get: single(title), patch: single(title), delete: answer({}) };
    paths[`${path}/{id}/editmeta`] = { get: answer({ type: 'object' }) };
    const properties = propertiesOf(membersOf(name, site));
    schemas[title] = { type: 'object', properties: { ...properties, state: stateSchema(name, site) } };
  }
  for (const [name, title, members] of lists) {
    paths[`${base}/${name}`] = { get: array(title) };
    schemas[title] = { type: 'object', properties: propertiesOf(members) };
  }
  if (site.manner.namesCurrentUser) paths[`${base}/Users/Current`] = { get: single('User') };
  return {
    openapi: '3.0.1',
    info: { title: 'Jira Align REST API', version: '2' },
    paths,
    components: { schemas },
  };
}

function stateSchema(name: (typeof collectionNames)[number], site: AlignSite): object {
  const { states } = collections[name];
  if (!site.manner.namesStates) return { type: 'integer', format: 'int32' };
  return {
    type: 'integer',
    format: 'int32',
    enum: states.map((_, number) => number),
    description: states.map((state, number) => `${String(number)} - ${state}`).join(', '),
  };
}

const propertiesOf = (members: ReadonlyMap<string, MemberKind>): Record<string, object> =>
  Object.fromEntries([...members].map(([name, kind]) => [name, schemaOf[kind]]));

/** The page for people names the document for its viewer, which is not part of the sandbox. */
export const documentPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Jira Align REST API</title></head>
<body><h1>Jira Align REST API</h1>
<script>const config = JSON.parse('{"urls":[{"url":"v2/swagger.json","name":"Jira Align REST API 2"}]}');</script>
<p><a href="v2/swagger.json">The API document</a></p></body></html>`;
