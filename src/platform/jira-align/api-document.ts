import * as z from 'zod';
import { collectionNames, type CollectionName } from './collections';
import { usualStates, type States } from './states';

/** What a member of an item is called on this site; null where the site has none. */
export interface Members {
  readonly program: string;
  /** When an item changed last. */
  readonly changed: string | null;
  readonly created: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly tags: string | null;
  readonly parent: string | null;
  readonly due: string | null;
  readonly recycled: string | null;
  readonly canceled: string | null;
  readonly customFields: string | null;
}

export interface CollectionFacts {
  /** Below the API's base, as the document spells it. */
  readonly path: string;
  readonly members: Members;
  readonly states: States;
}

/** What the API document of one site says; sites differ by version and edition. */
export interface SiteFacts {
  readonly collections: ReadonlyMap<CollectionName, CollectionFacts>;
  /** Where the owner of the credentials is; null when there is no such resource. */
  readonly currentUser: string | null;
  /** Every kind of item can be deleted. */
  readonly deletes: boolean;
  /** What may be asked of the resources around the items; empty where the document does not say. */
  readonly lists: Readonly<Record<ListName, { readonly path: string; readonly names: readonly string[] }>>;
}

export type ListName = 'programs' | 'portfolios' | 'users';

/** The names that public clients use, in the order of trust. */
const candidates = {
  program: ['programId', 'primaryProgramId'],
  changed: ['lastUpdatedDate', 'lastUpdated'],
  created: ['createDate'],
  description: ['description'],
  owner: ['ownerId'],
  tags: ['tags'],
  parent: ['parentId'],
  due: ['targetCompletionDate', 'dueDate'],
  recycled: ['isRecycled'],
  canceled: ['isCanceled', 'isCancelled'],
  customFields: ['customFields'],
} as const satisfies Record<keyof Members, readonly string[]>;

const node = z.record(z.string(), z.unknown());
const document = z.object({ paths: node });
const reference = z.object({ $ref: z.string().startsWith('#/') });
const combined = z.object({ allOf: z.array(z.unknown()).optional(), properties: node.optional() });
const numbered = z.object({
  enum: z.array(z.int()),
  'x-enumNames': z.array(z.string()).optional(),
  'x-enum-varnames': z.array(z.string()).optional(),
  description: z.string().optional(),
});

/** Addresses of the document in the page for people, which sets up a viewer (Swagger UI) with them. */
export function documentAddresses(page: string): string[] {
  const named = [...page.matchAll(/["'\\]([^"'\\\s<>]*swagger[^"'\\\s<>]*\.json)["'\\]/gi)].map(
    ([, address = '']) => address,
  );
  return [...new Set([...named, 'v2/swagger.json', '2/swagger.json'])];
}

/** Null when this is no API document with work items in it. Reads both Swagger 2.0 and OpenAPI 3. */
export function readDocument(content: unknown): SiteFacts | null {
  const read = document.safeParse(content);
  if (!read.success) return null;
  const { paths } = read.data;
  const resources = Object.keys(paths).map((path) => ({ path, below: below(path) }));
  const found = collectionNames.flatMap((name): [CollectionName, CollectionFacts][] => {
    const resource = resources.find((one) => one.below.toLowerCase() === `/${name}`);
    if (resource === undefined) return [];
    const properties = itemOf(content, paths[resource.path]);
    const members = membersOf(Object.keys(properties));
    if (members === null) return [];
    const states = statesOf(resolved(content, properties['state']));
    return [[name, { path: resource.below, members, states }]];
  });
  const listed = (name: ListName) => {
    const resource = resources.find((one) => one.below.toLowerCase() === `/${name}`);
    const names = resource === undefined ? [] : Object.keys(itemOf(content, paths[resource.path]));
    return { path: resource?.below ?? `/${name}`, names };
  };
  const lists = { programs: listed('programs'), portfolios: listed('portfolios'), users: listed('users') };
  const single = (path: string): unknown =>
    paths[resources.find((one) => one.below.replace(/\/\{[^}]*\}$/, '/') === `${path}/`)?.path ?? ''];
  const deletes = found.every(([, { path }]) => child(single(path), 'delete') !== undefined);
  const me = resources.find(({ below: path }) =>
    /^\/(?:users\/(?:me|current|whoami)|currentuser)$/i.test(path),
  );
  return found.length === 0
    ? null
    : { collections: new Map(found), currentUser: me?.below ?? null, deletes, lists };
}

/** A path may carry the base and the version, as text or as a parameter. */
const below = (path: string): string =>
  path.replace(/^\/rest\/align\/api/i, '').replace(/^\/(?:v?2|\{[^}]*version[^}]*\})(?=\/)/i, '');

function membersOf(names: readonly string[]): Members | null {
  const known = (wanted: readonly string[]): string | null =>
    wanted.flatMap((one) => names.find((name) => name.toLowerCase() === one.toLowerCase()) ?? [])[0] ?? null;
  const program = known(candidates.program);
  // Without a program an item is of no project here, and without these it is no item.
  if (program === null || known(['id']) === null || known(['title']) === null || known(['state']) === null)
    return null;
  return {
    program,
    changed: known(candidates.changed),
    created: known(candidates.created),
    description: known(candidates.description),
    owner: known(candidates.owner),
    tags: known(candidates.tags),
    parent: known(candidates.parent),
    due: known(candidates.due),
    recycled: known(candidates.recycled),
    canceled: known(candidates.canceled),
    customFields: known(candidates.customFields),
  };
}

function statesOf(schema: unknown): States {
  const read = numbered.safeParse(schema);
  if (!read.success) return usualStates;
  const { enum: numbers, description = '' } = read.data;
  const names = read.data['x-enumNames'] ?? read.data['x-enum-varnames'];
  const told = numbers.flatMap((number, place): [number, string][] => {
    const name =
      names?.[place] ?? new RegExp(`\\b${String(number)}\\s*[-=:]\\s*([^,;\\n]+)`).exec(description)?.[1];
    return name === undefined || name.trim() === '' ? [] : [[number, name.trim().slice(0, 200)]];
  });
  return told.length === numbers.length && told.length > 0 ? new Map(told) : usualStates;
}

/** The members of what a list answers. */
function itemOf(root: unknown, path: unknown): Record<string, unknown> {
  const answer = ['get', 'responses', '200'].reduce(
    (at: unknown, step) => child(resolved(root, at), step),
    path,
  );
  const body = child(resolved(root, answer), 'content');
  const media = Object.entries(node.safeParse(body).data ?? {}).find(([type]) => type.includes('json'))?.[1];
  const list = resolved(root, child(media ?? resolved(root, answer), 'schema'));
  const wrapped = propertiesOf(root, list);
  const items = child(list, 'items') ?? child(resolved(root, wrapped['items'] ?? wrapped['value']), 'items');
  return propertiesOf(root, items);
}

function propertiesOf(root: unknown, schema: unknown): Record<string, unknown> {
  const read = combined.safeParse(resolved(root, schema));
  if (!read.success) return {};
  const parts = (read.data.allOf ?? []).map((part) => propertiesOf(root, part));
  return Object.fromEntries([...parts, read.data.properties ?? {}].flatMap((part) => Object.entries(part)));
}

function child(at: unknown, name: string): unknown {
  return node.safeParse(at).data?.[name];
}

function resolved(root: unknown, at: unknown, depth = 0): unknown {
  const read = reference.safeParse(at);
  if (!read.success || depth > 20) return at;
  const target = read.data.$ref
    .slice(2)
    .split('/')
    .reduce((one: unknown, step) => child(one, step.replace(/~1/g, '/').replace(/~0/g, '~')), root);
  return resolved(root, target, depth + 1);
}
