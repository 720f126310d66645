import type { WordKey } from './words/catalogue';

const known: Readonly<Record<string, WordKey>> = {
  title: 'field.title',
  description: 'field.description',
  status: 'field.status',
  priority: 'field.priority',
  assignee: 'field.assignee',
  dueDate: 'field.dueDate',
  labels: 'field.labels',
  parent: 'field.parent',
  // As Jira calls them in what it refuses.
  summary: 'field.title',
  duedate: 'field.dueDate',
};

interface Words {
  readonly say: (key: WordKey) => string;
}

/** A field as readers call it; a custom field comes with its own name. */
export function fieldName({ say }: Words, field: string): string {
  const key = known[field];
  return key === undefined ? field : say(key);
}
