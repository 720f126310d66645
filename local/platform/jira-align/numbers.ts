import type { FieldRecord } from '../data/model';
import type { Store } from '../data/store';
import { workspaces } from '../data/tenant';

/** Everything has a number here; what the sandbox calls by names gets them by its place, which never changes. */
const firstUser = 101;
const firstProgram = 11;
const firstField = 70_001;

export const itemNumber = (taskId: string): number => Number(/\d+$/.exec(taskId)?.[0] ?? 0);
export const taskIdOf = (number: number): string => `tsk-${String(number).padStart(6, '0')}`;

export function userNumber({ catalogue }: Store, userId: string): number | undefined {
  const place = catalogue.users.findIndex((user) => user.id === userId);
  return place === -1 ? undefined : firstUser + place;
}

export const userIdOf = ({ catalogue }: Store, number: number): string | undefined =>
  catalogue.users[number - firstUser]?.id;

export const programNumber = ({ catalogue }: Store, projectId: string): number =>
  firstProgram + catalogue.projects.findIndex((project) => project.id === projectId);

export const projectIdOf = ({ catalogue }: Store, number: number): string | undefined =>
  catalogue.projects[number - firstProgram]?.id;

export const portfolioNumber = (workspaceId: string): number =>
  1 + workspaces.findIndex((workspace) => workspace.id === workspaceId);

/** `customfield_70001` of a field, by its place among all fields of all projects. */
export const fieldName = (store: Store, field: FieldRecord): string =>
  `customfield_${String(firstField + allFields(store).indexOf(field.id))}`;

function allFields({ catalogue }: Store): string[] {
  return [...new Set(catalogue.projects.flatMap((project) => project.fields.map(({ id }) => id)))].sort();
}
