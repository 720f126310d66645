import { Refusal } from '../../../jira/refusal';
import type { UserRecord } from '../../data/model';
import { actorOf, countOf, json, type Handler, type RestParts, type Route } from './call';
import { Shapes, userName } from './shapes';

const permissions = {
  ADMINISTER: ['GLOBAL', 'Jira Administrators'],
  BROWSE_PROJECTS: ['PROJECT', 'Browse Projects'],
  CREATE_ISSUES: ['PROJECT', 'Create Issues'],
  EDIT_ISSUES: ['PROJECT', 'Edit Issues'],
  TRANSITION_ISSUES: ['PROJECT', 'Transition Issues'],
  ASSIGN_ISSUES: ['PROJECT', 'Assign Issues'],
  DELETE_ISSUES: ['PROJECT', 'Delete Issues'],
  ADD_COMMENTS: ['PROJECT', 'Add Comments'],
  LINK_ISSUES: ['PROJECT', 'Link Issues'],
} as const;

export function peopleRoutes(parts: RestParts): Route[] {
  const { catalogue } = parts.store;
  const shapes = new Shapes(parts);

  const myself: Handler = (call) =>
    json({ ...shapes.userById(actorOf(call).userId), locale: 'en_US', deleted: false });

  const one: Handler = (call) => {
    const name = call.query('username');
    const key = call.query('key');
    if (name === null && key === null)
      throw new Refusal(400, ["Either the 'username' or the 'key' query parameters need to be provided"]);
    const found = catalogue.users.find((user) =>
      key === null ? userName(user) === name : shapes.userKey(user) === key,
    );
    if (found === undefined)
      throw new Refusal(404, [
        `The user ${key === null ? 'named' : 'with the key'} '${key ?? name ?? ''}' does not exist`,
      ]);
    return json(shapes.user(found));
  };

  const search: Handler = (call) => {
    const wanted = call.query('username')?.toLowerCase();
    if (wanted === undefined || wanted === '')
      throw new Refusal(400, ['The username query parameter was not provided']);
    const active = call.query('includeActive') !== 'false';
    const inactive = call.query('includeInactive') === 'true';
    const startAt = countOf(call, 'startAt', 0);
    const maxResults = Math.min(countOf(call, 'maxResults', 50), 1000);
    const found = catalogue.users
      .filter((user) => (user.active ? active : inactive) && matches(user, wanted))
      .sort((a, b) => (userName(a) < userName(b) ? -1 : 1));
    return json(found.slice(startAt, startAt + maxResults).map((user) => shapes.user(user)));
  };

  const mine: Handler = () =>
    json({
      permissions: Object.fromEntries(
        Object.entries(permissions).map(([key, [type, name]], index) => [
          key,
          { id: String(index + 10), key, name, type, description: '', havePermission: key !== 'ADMINISTER' },
        ]),
      ),
    });

  return [
    { method: 'GET', path: '/myself', options: ['expand'], handler: myself },
    { method: 'GET', path: '/user', options: ['username', 'key', 'includeDeleted', 'expand'], handler: one },
    {
      method: 'GET',
      path: '/user/search',
      options: ['username', 'startAt', 'maxResults', 'includeActive', 'includeInactive'],
      handler: search,
    },
    {
      method: 'GET',
      path: '/mypermissions',
      options: ['projectKey', 'projectId', 'issueKey', 'issueId'],
      handler: mine,
    },
  ];
}

/** The start of a name, of an address or of a word of the display name; a dot finds everybody, as people have come to use it. */
function matches(user: UserRecord, wanted: string): boolean {
  if (wanted === '.' || wanted === '%') return true;
  const texts = [userName(user), user.email ?? '', ...user.displayName.split(' ')];
  return texts.some((text) => text.toLowerCase().startsWith(wanted));
}
