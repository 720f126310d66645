import type { Language } from './language';
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
};

/** A field as readers call it; a custom field comes with its own name. */
export function fieldName({ say }: Pick<Language, 'say'>, field: string): string {
  const key = known[field];
  return key === undefined ? field : say(key);
}
