import { Hono, type Context } from 'hono';
import type { Program } from '../../program';
import type { RateLimiter } from '../api/rate-limit';
import type { Actor, TaskRecord, UserRecord } from '../data/model';
import { workspaces } from '../data/tenant';
import type { Faults } from '../faults';
import { ApiProblem } from '../problem';
import { collectionNames, collectionOf, type CollectionName } from './collections';
import { apiDocument, documentPage, portfolioMembers, programMembers, userMembers } from './document';
import { editMeta, itemOf, type ItemParts } from './item';
import { pageOfItems, pageOfRows } from './list-query';
import { itemNumber, portfolioNumber, programNumber, taskIdOf, userNumber } from './numbers';
import { AlignProblem } from './problem';
import { makeItem, patchItem } from './writes';

export interface AlignApiParts extends ItemParts {
  readonly faults: Faults;
  readonly limiter: RateLimiter;
}

const base = '/rest/align/api';
const largest = 1_048_576;

/** `/rest/align/api`: version 2 and its document. */
export function alignApi(parts: AlignApiParts): Program {
  const { store, site, limiter } = parts;
  const app = new Hono<{ Variables: { actor: Actor } }>().basePath(base);

  app.use(async (context, next) => {
    const actor = callerOf(context.req.header('authorization') ?? '', parts);
    context.set('actor', actor);
    limiter.count(`align:${actor.userId}`);
    await next();
  });
  app.get('/docs/index.html', (context) => context.html(documentPage));
  app.get('/docs/v2/swagger.json', (context) => context.json(apiDocument(site)));

  const rows = {
    programs: {
      members: programMembers,
      all: () =>
        store.catalogue.projects.map((project) => ({
          id: programNumber(store, project.id),
          title: project.name,
          portfolioId: portfolioNumber(project.workspaceId),
          self: `${parts.publicOrigin}${base}/2/Programs/${String(programNumber(store, project.id))}`,
        })),
    },
    portfolios: {
      members: portfolioMembers,
      all: () =>
        workspaces.map(({ id, name }) => ({
          id: portfolioNumber(id),
          title: name,
          self: `${parts.publicOrigin}${base}/2/Portfolios/${String(portfolioNumber(id))}`,
        })),
    },
    users: { members: userMembers, all: () => store.catalogue.users.map((user) => userRow(user, parts)) },
  };

  app.get('/2/:resource', (context) => {
    const resource = context.req.param('resource').toLowerCase();
    const url = new URL(context.req.url);
    if (resource === 'programs' || resource === 'portfolios' || resource === 'users') {
      const { members, all } = rows[resource];
      return context.json(pageOfRows(url, all(), members, site.manner));
    }
    const name = allowed(resource, parts);
    return context.json(pageOfItems(url, name, itemsOf(name, parts), parts));
  });
  app.post('/2/:resource', async (context) => {
    const name = allowed(context.req.param('resource').toLowerCase(), parts);
    const task = makeItem(name, await bodyOf(context, 'application/json'), context.get('actor'), parts);
    return context.json(site.manner.terse ? itemNumber(task.id) : itemOf(task, name, parts), 201);
  });
  app.get('/2/:resource/:id', (context) => {
    const { resource, id } = context.req.param();
    const user = store.catalogue.user(context.get('actor').userId);
    if (site.manner.namesCurrentUser && /^users\/current$/i.test(`${resource}/${id}`) && user !== undefined)
      return context.json(userRow(user, parts));
    const { name, task } = one(context.req.param(), parts);
    noOptions(context);
    return context.json(itemOf(task, name, parts));
  });
  app.get('/2/:resource/:id/editmeta', (context) => {
    const { name, task } = one(context.req.param(), parts);
    noOptions(context);
    return context.json(editMeta(task, name, parts));
  });
  app.patch('/2/:resource/:id', async (context) => {
    const { name, task } = one(context.req.param(), parts);
    failing(task, parts);
    const operations = await bodyOf(context, 'application/json-patch+json');
    const after = patchItem(task, name, operations, context.get('actor'), parts);
    return site.manner.terse ? context.body(null, 204) : context.json(itemOf(after, name, parts));
  });
  app.delete('/2/:resource/:id', (context) => {
    const { task } = one(context.req.param(), parts);
    failing(task, parts);
    store.remove(task.id, context.get('actor'));
    return context.body(null, 204);
  });
  for (const path of ['/2/:resource', '/2/:resource/:id', '/2/:resource/:id/editmeta'])
    app.all(path, (context) => {
      allowed(context.req.param('resource')?.toLowerCase() ?? '', parts);
      throw new AlignProblem(405);
    });
  app.notFound(() => new AlignProblem(404).response());
  app.onError((error) => {
    if (error instanceof AlignProblem) return error.response();
    if (error instanceof ApiProblem) return inOwnWords(error);
    console.error('The Jira Align of the sandbox has failed', error);
    return new AlignProblem(500).response();
  });
  return async (request) => app.fetch(request);
}

function callerOf(authorization: string, { site, store }: ItemParts): Actor {
  const [, scheme = '', rest = ''] = /^(\S+) +(.+)$/.exec(authorization) ?? [];
  const userId =
    scheme.toLowerCase() === 'bearer'
      ? site.ownerOf(rest, 'align')
      : scheme.toLowerCase() === 'basic'
        ? ownerOfPair(rest, { site, store })
        : undefined;
  if (userId === undefined) throw new AlignProblem(401, {}, { 'WWW-Authenticate': 'Bearer' });
  return { userId, clientId: `user:${userId}` };
}

function ownerOfPair(
  encoded: string,
  { site, store }: Pick<ItemParts, 'site' | 'store'>,
): string | undefined {
  const [, email = '', token = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const owner = site.ownerOf(token, 'atlassian');
  const known = store.catalogue.user(owner ?? '')?.email;
  return known !== null && known?.toLowerCase() === email.toLowerCase() ? owner : undefined;
}

function allowed(resource: string, { site }: ItemParts): CollectionName {
  const name = collectionNames.find((one) => one === resource);
  if (name === undefined) throw new AlignProblem(404);
  if (site.manner.refused.has(name)) throw new AlignProblem(403);
  return name;
}

function itemsOf(name: CollectionName, { store, site }: ItemParts): TaskRecord[] {
  return store.catalogue.projects.flatMap((project) =>
    store
      .changed([project.id], 0, null, store.count(project.id))
      .tasks.filter(
        (task) => collectionOf(project, task.typeId) === name && (!task.deleted || site.manner.tellsRecycled),
      ),
  );
}

function one(
  { resource = '', id = '' }: Record<string, string>,
  parts: ItemParts,
): { name: CollectionName; task: TaskRecord } {
  const name = allowed(resource.toLowerCase(), parts);
  const task = /^[1-9]\d{0,8}$/.test(id) ? parts.store.task(taskIdOf(Number(id))) : undefined;
  const hidden = task?.deleted === true && !parts.site.manner.tellsRecycled;
  if (task === undefined || hidden || collectionOf(parts.store.project(task.projectId), task.typeId) !== name)
    throw new AlignProblem(404);
  return { name, task };
}

/** Changing one of these tasks is always refused: `Faults.failingTasks`. */
function failing(task: TaskRecord, { faults }: AlignApiParts): void {
  const code = faults.failingTasks.get(task.id);
  if (code !== undefined) throw new ApiProblem(code);
}

function noOptions(context: Context): void {
  const [name] = new URL(context.req.url).searchParams.keys();
  if (name !== undefined) throw new AlignProblem(400, { [name]: [`'${name}' is not supported here.`] });
}

async function bodyOf(context: Context, mediaType: string): Promise<unknown> {
  if (context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== mediaType)
    throw new AlignProblem(415);
  const text = await context.req.text();
  if (Buffer.byteLength(text) > largest) throw new AlignProblem(413);
  try {
    return JSON.parse(text);
  } catch {
    throw new AlignProblem(400, { body: ['The JSON value could not be converted.'] });
  }
}

function userRow(user: UserRecord, { store, publicOrigin }: ItemParts): Record<string, unknown> {
  const [firstName = '', ...rest] = user.displayName.split(' ');
  const id = userNumber(store, user.id) ?? 0;
  return {
    id,
    firstName,
    lastName: rest.join(' '),
    fullName: user.displayName,
    email: user.email,
    isActive: user.active,
    self: `${publicOrigin}${base}/2/Users/${String(id)}`,
  };
}

function inOwnWords(error: ApiProblem): Response {
  const wait = error.headers['Retry-After'];
  const { status } = error.response();
  return new AlignProblem(status, {}, wait === undefined ? {} : { 'Retry-After': wait }).response();
}
