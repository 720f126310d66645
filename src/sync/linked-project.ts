import type { ProjectLink } from '../connection/connection';
import type { Names } from '../mapping/fields/field';
import { mappedFields } from '../mapping/fields/table';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Platform } from '../platform/port';
import type { LinkedProject } from './context';

/** A project link as a pass works with it. */
export function linkedProject(
  link: ProjectLink,
  { mapping, statuses, kinds = {} }: StoredMapping,
  platform: Pick<Platform, 'capabilities'>,
): LinkedProject {
  const { parents, markup } = platform.capabilities;
  const names: Names = {
    status: (id) => statuses.find(({ taskStatusId }) => taskStatusId === id)?.taskStatusName ?? id,
    priority: (id) => id,
    person: (id) => id,
  };
  return { link, mapping, fields: mappedFields(mapping, { parents, kinds, markup }), names };
}
