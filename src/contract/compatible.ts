/** Which kinds of fields can be mapped to each other: one table for the engine, the check of a mapping and its editor. */
import type { FieldKind } from './field-kinds';

/** `other`: what Jira has beside these, like rich text or a sprint; it cannot be paired. */
export type JiraFieldKind = FieldKind | 'other';

/**
 * What a value of one kind may become without losing anything. Texts take everything in words, but a word is no number,
 * and a time cut to its day would come back as another time.
 */
const becomes: Readonly<Record<FieldKind, readonly JiraFieldKind[]>> = {
  text: ['text'],
  number: ['number', 'text'],
  date: ['date', 'date-time', 'text'],
  'date-time': ['date-time', 'text'],
  // The options of a list stand for yes and no: `true` and `false` in the pairs of a mapping.
  boolean: ['boolean', 'select', 'text'],
  select: ['select', 'multi-select', 'boolean', 'text'],
  'multi-select': ['multi-select', 'text'],
  url: ['url', 'text'],
};

export interface Ways {
  readonly toJira: boolean;
  readonly toPlatform: boolean;
}

/** Which ways a field of one kind on the platform and one of another in Jira can be kept in step. */
export function compatible(task: JiraFieldKind, jira: JiraFieldKind): Ways {
  if (task === 'other' || jira === 'other') return { toJira: false, toPlatform: false };
  return { toJira: becomes[task].includes(jira), toPlatform: becomes[jira].includes(task) };
}

/** True when the two choose from lists whose options are paired in the mapping. */
export function pairsOptions(task: JiraFieldKind, jira: JiraFieldKind): boolean {
  return chooses(task) && chooses(jira) && !(task === 'boolean' && jira === 'boolean');
}

function chooses(kind: JiraFieldKind): boolean {
  return kind === 'select' || kind === 'multi-select' || kind === 'boolean';
}
