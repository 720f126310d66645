import type { ProjectRecord, StatusRecord, TypeRecord, UserRecord } from '../../data/model';
import type { RestParts } from './call';

type Shape = Readonly<Record<string, unknown>>;

const categories = {
  todo: { id: 2, key: 'new', colorName: 'default', name: 'To Do' },
  'in-progress': { id: 4, key: 'indeterminate', colorName: 'inprogress', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'success', name: 'Done' },
} as const;

/** The login name: the sandbox has none, and its ids begin with `usr-`. */
export const userName = ({ id }: UserRecord): string => id.replace(/^usr-/, '');

/** What many answers have in common. */
export class Shapes {
  constructor(private readonly parts: RestParts) {}

  self(path: string): string {
    return `${this.parts.publicOrigin}/rest/api/2/${path}`;
  }

  userKey({ id }: UserRecord): string {
    return `JIRAUSER${this.parts.site.numbers.of('user', id)}`;
  }

  user(user: UserRecord): Shape {
    const { settings } = this.parts.site;
    const hidden = settings.hidesAddresses || user.email === null;
    return {
      self: this.self(`user?username=${encodeURIComponent(userName(user))}`),
      key: this.userKey(user),
      name: userName(user),
      ...(hidden ? {} : { emailAddress: user.email }),
      avatarUrls: this.pictures(`useravatar?avatarId=10122`),
      displayName: user.displayName,
      active: user.active,
      timeZone: settings.timeZone,
    };
  }

  userById(id: string | null): Shape | null {
    const user = id === null ? undefined : this.parts.store.catalogue.user(id);
    return user === undefined ? null : this.user(user);
  }

  status({ id, name, category }: StatusRecord): Shape {
    const number = this.parts.site.numbers.of('status', id);
    const known = categories[category];
    return {
      self: this.self(`status/${number}`),
      description: '',
      iconUrl: `${this.parts.publicOrigin}/images/icons/status_generic.gif`,
      name,
      id: number,
      statusCategory: { self: this.self(`statuscategory/${known.id}`), ...known },
    };
  }

  type({ id, name, level }: TypeRecord): Shape {
    const number = this.parts.site.numbers.of('type', id);
    return {
      self: this.self(`issuetype/${number}`),
      id: number,
      description: '',
      iconUrl: `${this.parts.publicOrigin}/secure/viewavatar?size=xsmall&avatarId=10318&avatarType=issuetype`,
      name,
      subtask: level < 0,
      avatarId: 10318,
    };
  }

  priority({ id, name }: { readonly id: string; readonly name: string }): Shape {
    const number = this.parts.site.numbers.of('priority', id);
    return {
      self: this.self(`priority/${number}`),
      iconUrl: `${this.parts.publicOrigin}/images/icons/priorities/medium.svg`,
      name,
      id: number,
    };
  }

  project({ id, key, name }: ProjectRecord): Shape {
    const number = this.parts.site.numbers.of('project', id);
    return {
      self: this.self(`project/${number}`),
      id: number,
      key,
      name,
      projectTypeKey: 'software',
      avatarUrls: this.pictures(`projectavatar?avatarId=10324`),
    };
  }

  private pictures(path: string): Shape {
    const sizes = { '48x48': '', '24x24': '&size=small', '16x16': '&size=xsmall', '32x32': '&size=medium' };
    return Object.fromEntries(
      Object.entries(sizes).map(([size, option]) => [
        size,
        `${this.parts.publicOrigin}/secure/${path}${option}`,
      ]),
    );
  }
}

export const knownTo = (one: { readonly typeIds: readonly string[] | null }, typeId: string): boolean =>
  one.typeIds?.includes(typeId) !== false;
