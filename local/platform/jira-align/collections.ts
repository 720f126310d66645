import type { ProjectRecord, StatusRecord } from '../data/model';

export const collectionNames = ['epics', 'capabilities', 'features', 'stories', 'defects', 'tasks'] as const;
export type CollectionName = (typeof collectionNames)[number];

interface Collection {
  /** The sandbox's types are told apart by their names. */
  readonly typeName: string;
  readonly states: readonly string[];
  readonly parents: readonly CollectionName[];
  readonly programMember: 'programId' | 'primaryProgramId';
  readonly dueMember: 'targetCompletionDate' | 'dueDate';
  /** The page of the list, and the name of the number that opens an item. */
  readonly page: readonly [string, string];
}

const six = [
  'Pending Approval',
  'Ready to Start',
  'In Progress',
  'Dev Complete',
  'Test Complete',
  'Accepted',
];
const three = ['Not Started', 'In Progress', 'Complete'];

export const collections: Readonly<Record<CollectionName, Collection>> = {
  epics: {
    typeName: 'Epic',
    states: six,
    parents: [],
    programMember: 'primaryProgramId',
    dueMember: 'targetCompletionDate',
    page: ['EpicGrid', 'EpicID'],
  },
  capabilities: {
    typeName: 'Capability',
    states: six,
    parents: ['epics'],
    programMember: 'primaryProgramId',
    dueMember: 'targetCompletionDate',
    page: ['CapabilityGrid', 'CapabilityID'],
  },
  features: {
    typeName: 'Feature',
    states: six,
    parents: ['epics', 'capabilities'],
    programMember: 'primaryProgramId',
    dueMember: 'targetCompletionDate',
    page: ['RequirementGrid', 'FeatureID'],
  },
  stories: {
    typeName: 'Story',
    states: six,
    parents: ['features'],
    programMember: 'programId',
    dueMember: 'dueDate',
    page: ['StoryGrid', 'StoryID'],
  },
  defects: {
    typeName: 'Defect',
    states: six,
    parents: ['features'],
    programMember: 'programId',
    dueMember: 'dueDate',
    page: ['DefectGrid', 'DefectID'],
  },
  tasks: {
    typeName: 'Task',
    states: three,
    parents: ['stories', 'defects'],
    programMember: 'programId',
    dueMember: 'dueDate',
    page: ['TaskGrid', 'TaskID'],
  },
};

/** The collection of a task type; undefined for one that Jira Align does not have. */
export function collectionOf(project: ProjectRecord | undefined, typeId: string): CollectionName | undefined {
  const name = project?.types.find((type) => type.id === typeId)?.name;
  return collectionNames.find((one) => collections[one].typeName === name);
}

export function typeOf(project: ProjectRecord, name: CollectionName): string | undefined {
  return project.types.find((type) => type.name === collections[name].typeName)?.id;
}

/** The number of the state as which a status shows: those of one category in their order, as far as there are states. */
export function stateOf(project: ProjectRecord, typeId: string, statusId: string): number {
  const status = project.statuses.find((one) => one.id === statusId);
  if (status === undefined) return 0;
  const own = project.statuses.filter(
    ({ typeIds, category }) => category === status.category && typeIds?.includes(typeId) !== false,
  );
  const [first, last] = range(
    collections[collectionOf(project, typeId) ?? 'stories'].states,
    status.category,
  );
  return Math.min(first + Math.max(0, own.indexOf(status)), last);
}

/** The status that a state stands for; undefined when this project has none for it. What a task has already stays. */
export function statusOf(
  project: ProjectRecord,
  typeId: string,
  state: number,
  held: string | null,
): string | undefined {
  if (held !== null && stateOf(project, typeId, held) === state) return held;
  return project.statuses.find(
    ({ id, typeIds }) => typeIds?.includes(typeId) !== false && stateOf(project, typeId, id) === state,
  )?.id;
}

function range(states: readonly string[], category: StatusRecord['category']): readonly [number, number] {
  if (states.length === 3) {
    const place = category === 'todo' ? 0 : category === 'in-progress' ? 1 : 2;
    return [place, place];
  }
  if (category === 'todo') return [0, 1];
  return category === 'in-progress' ? [2, 4] : [5, 5];
}
