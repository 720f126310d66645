import { Refusal } from '../../../jira/refusal';
import type { ProjectRecord, TypeRecord } from '../../data/model';
import { countOf, json, stamp, type Call, type Handler, type RestParts, type Route } from './call';
import { Fields } from './fields';
import { knownTo, Shapes } from './shapes';

/** What the site is made of: itself, projects, types, statuses, priorities, fields and screens. */
export function structureRoutes(parts: RestParts): Route[] {
  const { store, site, clock, faults, publicOrigin } = parts;
  const shapes = new Shapes(parts);
  const fields = new Fields(parts);

  const project = (call: Call): ProjectRecord => {
    const wanted = call.param('project');
    const found = store.catalogue.projects.find(
      (one) => one.key === wanted || site.numbers.of('project', one.id) === wanted,
    );
    if (found === undefined) throw new Refusal(404, [`No project could be found with key '${wanted}'.`]);
    return found;
  };
  /** Each once, as several projects share them. */
  const once = <T extends { readonly id: string }>(lists: readonly (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((one) => [one.id, one])).values(),
  ];
  const wholeProject = (one: ProjectRecord) => ({
    expand: 'description,lead,url,projectKeys',
    ...shapes.project(one),
    description: '',
    lead: shapes.userById('usr-lena'),
    components: [],
    issueTypes: one.types.map((type) => shapes.type(type)),
    assigneeType: 'UNASSIGNED',
    versions: [],
    roles: {},
    archived: false,
  });

  const serverInfo: Handler = ({ caller }) => {
    const { version } = site.settings;
    return json({
      baseUrl: faults.wrongTenant ? 'https://jira.southwind.example' : publicOrigin,
      version,
      versionNumbers: version.split('.').map(Number),
      deploymentType: 'Server',
      buildNumber: { '8.20.30': 820030, '9.12.15': 9120015, '10.3.17': 10030017 }[version],
      buildDate: '2025-11-03T00:00:00.000+0000',
      databaseBuildNumber: 10030000,
      // Told to those who are signed in, as the real one does.
      ...(caller === null ? {} : { serverTime: stamp(clock.now() + faults.clockSkewMs) }),
      scmInfo: '0123456789abcdef0123456789abcdef01234567',
      serverTitle: faults.wrongTenant ? 'Southwind Jira' : 'Northwind Jira',
    });
  };

  const statuses: Handler = (call) => {
    const one = project(call);
    return json(
      one.types.map((type) => {
        const { self, id, name, subtask } = shapes.type(type);
        const known = one.statuses.filter((status) => knownTo(status, type.id));
        return { self, id, name, subtask, statuses: known.map((status) => shapes.status(status)) };
      }),
    );
  };

  /** Of 8.x only: with 9.0 the path is that of an issue which is not there. */
  const oldMeta: Handler = (call) => {
    if (site.major >= 9) throw new Refusal(404, ['Issue Does Not Exist']);
    const keys = call.query('projectKeys')?.split(',');
    const ids = call.query('projectIds')?.split(',');
    const typeIds = call.query('issuetypeIds')?.split(',');
    const typeNames = call.query('issuetypeNames')?.split(',');
    const wanted = ({ id, name }: TypeRecord): boolean =>
      (typeIds?.includes(site.numbers.of('type', id)) ?? true) && (typeNames?.includes(name) ?? true);
    const expanded = (call.query('expand') ?? '').includes('projects.issuetypes.fields');
    const chosen = store.catalogue.projects.filter(
      (one) =>
        (keys === undefined && ids === undefined) ||
        keys?.includes(one.key) === true ||
        ids?.includes(site.numbers.of('project', one.id)) === true,
    );
    return json({
      expand: 'projects',
      projects: chosen.map((one) => ({
        expand: 'issuetypes',
        ...shapes.project(one),
        issuetypes: one.types.filter(wanted).map((type) => ({
          ...shapes.type(type),
          ...(expanded ? { expand: 'fields', fields: fields.createScreen(one, type) } : {}),
        })),
      })),
    });
  };

  const metaTypes: Handler = (call) =>
    json(
      page(
        call,
        project(call).types.map((type) => shapes.type(type)),
      ),
    );
  const metaFields: Handler = (call) => {
    const one = project(call);
    const type = one.types.find(({ id }) => site.numbers.of('type', id) === call.param('type'));
    if (type === undefined)
      throw new Refusal(404, [`The issue type with id '${call.param('type')}' does not exist.`]);
    return json(page(call, Object.values(fields.createScreen(one, type))));
  };

  const projects = (): ProjectRecord[] => store.catalogue.projects;
  const paging = ['startAt', 'maxResults'];
  return [
    { method: 'GET', path: '/serverInfo', open: true, handler: serverInfo },
    {
      method: 'GET',
      path: '/project',
      options: ['expand', 'recent', 'includeArchived', 'browseArchive'],
      handler: () =>
        json(
          projects().map((one) => ({ expand: 'description,lead,url,projectKeys', ...shapes.project(one) })),
        ),
    },
    {
      method: 'GET',
      path: '/project/:project',
      options: ['expand'],
      handler: (call) => json(wholeProject(project(call))),
    },
    { method: 'GET', path: '/project/:project/statuses', handler: statuses },
    { method: 'GET', path: '/field', handler: () => json(fields.all().map(listed)) },
    {
      method: 'GET',
      path: '/priority',
      handler: () => json(once(projects().map((one) => one.priorities)).map((one) => shapes.priority(one))),
    },
    {
      method: 'GET',
      path: '/status',
      handler: () => json(once(projects().map((one) => one.statuses)).map((one) => shapes.status(one))),
    },
    {
      method: 'GET',
      path: '/issuetype',
      handler: () => json(once(projects().map((one) => one.types)).map((one) => shapes.type(one))),
    },
    {
      method: 'GET',
      path: '/issue/createmeta',
      options: ['projectIds', 'projectKeys', 'issuetypeIds', 'issuetypeNames', 'expand'],
      handler: oldMeta,
    },
    { method: 'GET', path: '/issue/createmeta/:project/issuetypes', options: paging, handler: metaTypes },
    {
      method: 'GET',
      path: '/issue/createmeta/:project/issuetypes/:type',
      options: paging,
      handler: metaFields,
    },
  ];
}

function page(call: Call, all: readonly unknown[]) {
  const startAt = countOf(call, 'startAt', 0);
  const maxResults = Math.min(countOf(call, 'maxResults', 50), 200);
  const values = all.slice(startAt, startAt + maxResults);
  return { maxResults, startAt, total: all.length, isLast: startAt + values.length >= all.length, values };
}

const listed = (field: ReturnType<Fields['all']>[number]) => ({
  id: field.id,
  name: field.name,
  custom: field.custom,
  orderable: true,
  navigable: field.id !== 'comment',
  searchable: true,
  clauseNames: field.clauseNames,
  schema: field.schema,
});
