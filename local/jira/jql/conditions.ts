import type { Issue } from '../issue';
import { badRequest } from '../refusal';
import { parseDate } from './dates';
import type { Clause, Condition } from './parser';

export type Test = (issue: Issue) => boolean;

/** A field as conditions know it. */
export interface SearchField {
  /** What an issue has there, each by all its names; empty when it has nothing. */
  readonly values: (issue: Issue) => readonly string[];
  /** Whether a value can be had at all; absent where anything may be asked for. */
  readonly exists?: (value: string) => boolean;
  /** What orders values, for `<` and the like; absent for fields without an order. */
  readonly order?: 'number' | 'date';
  /** Whether `~` looks into it, and nothing else does. */
  readonly text?: true;
}

/** What the words of a query mean on this site, for this user, now. */
export interface Vocabulary {
  readonly now: number;
  readonly timeZone: string;
  readonly accountId: string;
  /** By its name in lower case, or `cf[10001]`. */
  searchField(name: string): SearchField | undefined;
}

/** A condition as a test of one issue. Throws refusals of status 400 in Jira's words. */
export function compile(condition: Condition, words: Vocabulary): Test {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compile(part, words));
    return (issue) => parts.every((holds) => holds(issue));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => compile(part, words));
    return (issue) => parts.some((holds) => holds(issue));
  }
  if ('not' in condition) {
    const holds = compile(condition.not, words);
    return (issue) => !holds(issue);
  }
  return compileClause(condition, words);
}

function compileClause(clause: Clause, words: Vocabulary): Test {
  const field = words.searchField(clause.field.toLowerCase());
  if (field === undefined)
    throw badRequest(`Field '${clause.field}' does not exist or you do not have permission to view it.`);
  const { operator } = clause;
  if (operator === 'is') return (issue) => field.values(issue).length === 0;
  if (operator === 'is not') return (issue) => field.values(issue).length > 0;
  const wanted = operands(clause, words);
  if (operator === '~' || operator === '!~') return textual(clause, field, wanted);
  if (field.text === true) throw unsupported(clause);
  if (operator === '=' || operator === '!=' || operator === 'in' || operator === 'not in')
    return equal(clause, field, wanted);
  return ordered(clause, field, wanted, words);
}

function unsupported({ operator, field }: Clause): Error {
  return badRequest(`The operator '${operator}' is not supported by the '${field}' field.`);
}

function operands({ call, values, field }: Clause, words: Vocabulary): readonly string[] {
  if (call === undefined) return values;
  if (call.name.toLowerCase() === 'currentuser') return [words.accountId];
  throw badRequest(`The function '${call.name}' is not modelled by the Jira twin for '${field}'.`);
}

function textual(clause: Clause, field: SearchField, wanted: readonly string[]): Test {
  if (field.text !== true) throw unsupported(clause);
  const sought = (wanted[0] ?? '').toLowerCase().replaceAll('*', '').split(/\s+/);
  const negated = clause.operator === '!~';
  return (issue) => {
    const text = field.values(issue).join(' ').toLowerCase();
    return sought.every((word) => text.includes(word)) !== negated && (!negated || text !== '');
  };
}

function equal(clause: Clause, field: SearchField, wanted: readonly string[]): Test {
  for (const value of wanted) {
    if (field.exists?.(value) === false && !isEmpty(value))
      throw badRequest(`The value '${value}' does not exist for the field '${clause.field}'.`);
  }
  const accepted = new Set(wanted.map((value) => value.toLowerCase()));
  const emptyToo = wanted.some(isEmpty);
  const negated = clause.operator === '!=' || clause.operator === 'not in';
  return (issue) => {
    const values = field.values(issue);
    // As in Jira, what is empty differs from nothing: `!=` finds only issues that have a value.
    if (values.length === 0) return emptyToo && !negated;
    return values.some((value) => accepted.has(value.toLowerCase())) !== negated;
  };
}

function isEmpty(value: string): boolean {
  return /^(empty|null)$/i.test(value);
}

function ordered(clause: Clause, field: SearchField, wanted: readonly string[], words: Vocabulary): Test {
  const [text = ''] = wanted;
  if (field.order === undefined) throw unsupported(clause);
  const measure = (value: string) => (field.order === 'number' ? Number(value) : Date.parse(value));
  const bound =
    field.order === 'number' ? Number(text) : parseDate(clause.field, text, words.now, words.timeZone);
  if (Number.isNaN(bound)) throw badRequest(`Value '${text}' is invalid for the '${clause.field}' field.`);
  const holds: Readonly<Record<string, (value: number) => boolean>> = {
    '>=': (value) => value >= bound,
    '>': (value) => value > bound,
    '<=': (value) => value <= bound,
    '<': (value) => value < bound,
  };
  const compare = holds[clause.operator];
  return (issue) => field.values(issue).some((value) => compare?.(measure(value)) === true);
}
