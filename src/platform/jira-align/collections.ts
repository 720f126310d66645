/** The six kinds of work items, each a collection of its own: https://help.jiraalign.com/hc/en-us/articles/360045371954 */
export const collectionNames = ['stories', 'defects', 'features', 'capabilities', 'epics', 'tasks'] as const;
export type CollectionName = (typeof collectionNames)[number];

export interface Collection {
  readonly name: CollectionName;
  /** Id of the task type, and the first half of a task's id. */
  readonly typeId: string;
  readonly title: string;
  readonly level: number;
  /** What an item of it can be below, the most usual first. */
  readonly parents: readonly CollectionName[];
  /** The page of the list that opens one item, and the name by which it takes the item's number. */
  readonly page: readonly [string, string];
}

/** The first is the type of a task that is made without one; the order is also that of equal times. */
export const collections: Readonly<Record<CollectionName, Collection>> = {
  stories: {
    name: 'stories',
    typeId: 'story',
    title: 'Story',
    level: 0,
    parents: ['features'],
    page: ['StoryGrid', 'StoryID'],
  },
  defects: {
    name: 'defects',
    typeId: 'defect',
    title: 'Defect',
    level: 0,
    parents: ['features'],
    page: ['DefectGrid', 'DefectID'],
  },
  features: {
    name: 'features',
    typeId: 'feature',
    title: 'Feature',
    level: 1,
    parents: ['epics', 'capabilities'],
    page: ['RequirementGrid', 'FeatureID'],
  },
  capabilities: {
    name: 'capabilities',
    typeId: 'capability',
    title: 'Capability',
    level: 2,
    parents: ['epics'],
    page: ['CapabilityGrid', 'CapabilityID'],
  },
  epics: {
    name: 'epics',
    typeId: 'epic',
    title: 'Epic',
    level: 3,
    parents: [],
    page: ['EpicGrid', 'EpicID'],
  },
  tasks: {
    name: 'tasks',
    typeId: 'task',
    title: 'Task',
    level: -1,
    parents: ['stories', 'defects'],
    page: ['TaskGrid', 'TaskID'],
  },
};

export const rankOf = (name: CollectionName): number => collectionNames.indexOf(name);

export const idOf = (name: CollectionName, number: number): string =>
  `${collections[name].typeId}-${String(number)}`;

/** The collection and the number of a task's id; null for what is no id of this platform. */
export function readId(taskId: string): { readonly name: CollectionName; readonly number: number } | null {
  const [, typeId, digits] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(taskId) ?? [];
  const name = collectionNames.find((one) => collections[one].typeId === typeId);
  return name === undefined ? null : { name, number: Number(digits) };
}

/** The number in `program-12`; null for anything else. */
export function numberIn(prefix: 'program' | 'portfolio', id: string): number | null {
  const [, word, digits] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(id) ?? [];
  return word === prefix ? Number(digits) : null;
}
