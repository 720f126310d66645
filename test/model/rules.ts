import { Random } from './random';
import type { EditedField } from './steps';

const conflictRules = ['newest', 'jira', 'platform', 'ask'] as const;
export type ConflictRule = (typeof conflictRules)[number];
export type Rules = Readonly<Record<EditedField, ConflictRule>>;

/** Each costs a world that is prepared with it. */
export const RULE_TABLES = 6;

/** Who wins where both sides changed a field, by the number of a table; in the first table always the newest. */
export function rulesOf(table: number): Rules {
  const random = new Random(table);
  const of = (): ConflictRule => (table === 0 ? 'newest' : random.pick(conflictRules));
  const [title, description, status, priority] = [of(), of(), of(), of()];
  const [assignee, dueDate, labels, points] = [of(), of(), of(), of()];
  return { title, description, status, priority, assignee, dueDate, labels, points, parent: of() };
}
