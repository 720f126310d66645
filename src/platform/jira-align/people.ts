import * as z from 'zod';
import { Problem } from '../../errors/problem';
import type { Identity, PlatformUser } from '../port';
import type { ListName, SiteFacts } from './api-document';
import type { AlignApi } from './client';
import { collectionNames, type CollectionName } from './collections';
import { pageSize, type Lists } from './lists';

const words = z.string().nullish();
const user = z
  .object({
    id: z.int().min(1),
    fullName: words,
    firstName: words,
    lastName: words,
    email: words,
    isActive: z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish(),
    status: z.union([z.string(), z.number()]).nullish(),
  })
  .transform(({ id, fullName, firstName, lastName, email, isActive, status }): PlatformUser => {
    const name = (fullName ?? [firstName, lastName].filter(Boolean).join(' ')).trim();
    return {
      id: String(id),
      displayName: (name === '' ? `User ${String(id)}` : name).slice(0, 200),
      email: email === undefined || email === '' ? null : email,
      active:
        isActive === false || isActive === 0 ? false : !/^(inactive|disabled)$/i.test(String(status ?? '')),
    };
  });

/** The members that are wanted, as far as the API document names them; everything where it says nothing. */
export function selectedOf(facts: SiteFacts, name: ListName, wanted: readonly string[]): { select?: string } {
  const named = wanted.filter((one) => facts.lists[name].names.includes(one));
  return named.length === 0 ? {} : { select: named.join(',') };
}

const userMembers = ['id', 'fullName', 'firstName', 'lastName', 'email', 'isActive', 'status'];

export function readUsers(lists: Lists, facts: SiteFacts): Promise<PlatformUser[]> {
  return lists.all(facts.lists.users.path, selectedOf(facts, 'users', userMembers), user);
}

/**
 * The owner of the credentials: asked where the site has a resource for it, else looked up by what the credentials say of
 * themselves. Where neither helps nobody knows, and it is said so.
 */
export async function owner(
  api: AlignApi,
  lists: Lists,
  facts: SiteFacts,
): Promise<Pick<Identity, 'userId' | 'displayName' | 'email' | 'accountKind'>> {
  const found =
    facts.currentUser === null ? await claimed(api, lists, facts) : await current(api, facts.currentUser);
  if (found === null)
    return { userId: 'unknown', displayName: 'Unknown owner', email: null, accountKind: 'unknown' };
  const { id, displayName, email } = found;
  return { userId: id, displayName, email, accountKind: 'unknown' };
}

function current(api: AlignApi, path: string): Promise<PlatformUser> {
  return api.json({ method: 'GET', path: `/2${path}`, scope: 'connection' }, user);
}

async function claimed(api: AlignApi, lists: Lists, facts: SiteFacts): Promise<PlatformUser | null> {
  const name = api.claimedUser;
  if (name === null) return null;
  const number = /^user:(\d+)$/.exec(name)?.[1];
  const filter = number === undefined ? `email eq '${name.replace(/'/g, "''")}'` : `id eq ${number}`;
  const query = { filter, ...selectedOf(facts, 'users', userMembers), top: 1 };
  try {
    const [first] = await lists.page(facts.lists.users.path, query, 'connection');
    return user.safeParse(first).data ?? null;
  } catch (error) {
    // Whoever may not look at people is somebody all the same.
    if (error instanceof Problem && ['PLATFORM_FORBIDDEN', 'PLATFORM_REFUSED_ITEM'].includes(error.code))
      return null;
    throw error;
  }
}

/**
 * What the owner may read, found by asking for one of each; what may be written is not known before something is. In the
 * words of the API: `features: read`.
 */
export async function rights(
  lists: Lists,
  facts: SiteFacts,
): Promise<{ readonly scopes: readonly string[]; readonly refused: readonly CollectionName[] }> {
  const open = collectionNames.filter((name) => facts.collections.has(name));
  const asked = await Promise.all([
    readable(lists, facts.lists.programs.path),
    readable(lists, facts.lists.users.path),
    ...open.map((name) => readable(lists, facts.collections.get(name)?.path ?? '')),
  ]);
  const names = ['programs', 'users', ...open];
  return {
    scopes: names.map((name, place) => `${name}: ${asked[place] === true ? 'read' : 'no access'}`),
    refused: open.filter((_, place) => asked[place + 2] !== true),
  };
}

async function readable(lists: Lists, path: string): Promise<boolean> {
  try {
    return (await lists.page(path, { select: 'id', top: 1 }, 'connection')).length <= pageSize;
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLATFORM_FORBIDDEN') return false;
    throw error;
  }
}
