import type { ProjectLink } from '../connection/connection';
import { nameIn } from '../connection/mapping-names';
import type { Names } from '../mapping/fields/field';
import { mappedFields } from '../mapping/fields/table';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Platform } from '../platform/port';
import type { LinkedProject } from './context';
import type { PeopleDirectory } from './people';

/** A project link as a pass works with it. */
export function linkedProject(
  link: ProjectLink,
  stored: StoredMapping,
  platform: Pick<Platform, 'capabilities'>,
  people: Pick<PeopleDirectory, 'nameOf'>,
): LinkedProject {
  const { mapping, kinds = {} } = stored;
  const names: Names = {
    status: (id) => nameIn(stored, 'task', 'status', id),
    priority: (id) => nameIn(stored, 'task', 'priority', id),
    person: (id) => people.nameOf(id),
  };
  let known: { readonly by: string; readonly fields: LinkedProject['fields'] } | null = null;
  return {
    link,
    mapping,
    /** By what the platform's last answer said of itself: when a pass begins there has been none. */
    get fields() {
      const { fields: names, markup } = platform.capabilities;
      const by = `${names.join()} ${markup}`;
      if (known?.by !== by) known = { by, fields: mappedFields(mapping, { names, kinds, markup }) };
      return known.fields;
    },
    names,
    jiraStatus: (id) => nameIn(stored, 'jira', 'status', id),
  };
}

/** The fields of Jira that only mappings name: issues are read with them. */
export function customFields(projects: readonly LinkedProject[]): readonly string[] {
  return [
    ...new Set(
      projects.flatMap(({ fields }) =>
        fields.flatMap(({ taskField, jiraField }) => (taskField === null ? [] : [jiraField])),
      ),
    ),
  ];
}
