import type { FieldKind, FieldValue } from '../../platform/port';
import { compatible, pairsOptions } from '../compatible';
import type { CustomKinds } from '../custom-kinds';
import type { CustomField, FieldPolicy } from '../mapping';
import { canonicalValue, forJira, fromJira, oneLine, type CustomValue } from './custom-values';
import { defineField, type Field, type Translation } from './field';

/** Jira's limit for a text of one line and for an address, in UTF-16 units. */
const textLimit = 255;

/** A custom entry of a mapping as a field like the others; null where no way between its two kinds is left. */
export function customField(
  entry: CustomField,
  kinds: CustomKinds,
): { readonly field: Field; readonly direction: FieldPolicy['direction'] } | null {
  const { task: taskKind, jira: jiraKind } = kinds;
  const direction = narrowed(entry.direction, compatible(taskKind, jiraKind));
  if (jiraKind === 'other' || direction === 'off') return null;
  const paired = pairsOptions(taskKind, jiraKind);
  const unmatched = (name: string, side: 'jira' | 'platform'): Translation<never> => ({
    impossible: true,
    notice: { code: 'OPTION_UNMATCHED', field: entry.id, facts: { field: kinds.name, option: name, side } },
  });
  const nameOfTaskOption = (id: string) => kinds.options.find((option) => option.id === id)?.name ?? id;

  const field = defineField<CustomValue, FieldValue>({
    name: entry.id,
    jiraField: entry.jira,
    taskField: entry.task,
    label: kinds.name,
    fromIssue: ({ extra }) => fromJira(jiraKind, extra[entry.jira]),
    fromTask: ({ fields }) => fields[entry.task] ?? null,
    jiraCanonical: ({ value }) => canonicalValue(jiraKind, value),
    taskCanonical: (value) => canonicalValue(taskKind, value),
    toJira: (value, current) => {
      if (canonicalValue(taskKind, value) === '') return { value: { value: null, names: [] } };
      if (!paired) return toJiraPlain(value);
      const own = current === null ? [] : idsOf(current.value).filter((id) => !hasPair('jira', id));
      const { found, lost } = translated(idsOf(value), 'task');
      if (found.length === 0) return unmatched(nameOfTaskOption(lost[0] ?? ''), 'platform');
      return { value: { value: chosen(jiraKind, [...found, ...own]), names: [] } };
    },
    toTask: ({ value, names }, current) => {
      if (canonicalValue(jiraKind, value) === '') return { value: null };
      if (!paired) return { value: converted(value, taskKind, names) };
      const own = current === null ? [] : idsOf(current).filter((id) => !hasPair('task', id));
      const { found, lost } = translated(idsOf(value), 'jira');
      if (found.length === 0) return unmatched(names[idsOf(value).indexOf(lost[0] ?? '')] ?? '', 'jira');
      return { value: chosen(taskKind, [...found, ...own]) };
    },
    jiraWrite: ({ value }) => ({ fields: { extra: { [entry.jira]: forJira(jiraKind, value) } } }),
    taskWrite: (value) => ({ fields: { [entry.task]: value } }),
    jiraText: ({ value, names }) => (names.length > 0 ? names.join(', ') : inWords(value)),
    taskText: (value) => idsOf(value).map(nameOfTaskOption).join(', '),
  });
  return { field, direction };

  function toJiraPlain(value: FieldValue): Translation<CustomValue> {
    const names = idsOf(value).map(nameOfTaskOption);
    const plain = converted(value, jiraKind === 'other' ? 'text' : jiraKind, names);
    if (typeof plain !== 'string' || plain.length <= textLimit) return { value: { value: plain, names: [] } };
    // Half an address leads somewhere else.
    if (jiraKind === 'url') return { impossible: true };
    const facts = { limit: textLimit };
    return {
      value: { value: `${plain.slice(0, textLimit - 1).replace(/[\ud800-\udbff]$/, '')}…`, names: [] },
      notice: { code: 'TEXT_SHORTENED', field: entry.id, facts },
    };
  }

  function hasPair(side: 'task' | 'jira', id: string): boolean {
    return entry.options.some((pair) => pair[side] === id);
  }

  function translated(ids: readonly string[], from: 'task' | 'jira') {
    const to = from === 'task' ? 'jira' : 'task';
    const found: string[] = [];
    const lost: string[] = [];
    for (const id of ids) {
      const partner = entry.options.find((pair) => pair[from] === id)?.[to];
      if (partner === undefined) lost.push(id);
      else found.push(partner);
    }
    return { found, lost };
  }
}

function narrowed(
  direction: FieldPolicy['direction'],
  { toJira, toPlatform }: { readonly toJira: boolean; readonly toPlatform: boolean },
): FieldPolicy['direction'] {
  const there = toJira && (direction === 'both' || direction === 'to-jira');
  const back = toPlatform && (direction === 'both' || direction === 'to-platform');
  if (there && back) return 'both';
  return there ? 'to-jira' : back ? 'to-platform' : 'off';
}

/** A value between kinds that need no table. */
function converted(value: FieldValue, to: FieldKind, names: readonly string[]): FieldValue {
  if (to === 'text') return oneLine(names.length > 0 ? names.join(', ') : inWords(value));
  if (to === 'date-time' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return `${value}T00:00:00.000Z`;
  return value;
}

function idsOf(value: FieldValue): readonly string[] {
  if (value === null || value === '') return [];
  return typeof value === 'object' ? value : [String(value)];
}

function chosen(kind: FieldKind | 'other', ids: readonly string[]): FieldValue {
  if (kind === 'multi-select') return [...new Set(ids)];
  const [first] = ids;
  if (first === undefined) return null;
  return kind === 'boolean' ? first === 'true' : first;
}

function inWords(value: FieldValue): string {
  return idsOf(value).join(', ');
}
