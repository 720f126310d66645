import { parseDate } from '../../../jira/jql/dates';
import type { Clause, Condition } from '../../../jira/jql/parser';
import { badRequest } from '../../../jira/refusal';
import type { TaskRecord } from '../../data/model';
import type { SearchField, Words } from './words';

export type Test = (task: TaskRecord) => boolean;

export interface Circumstances {
  readonly words: Words;
  /** The user name of the caller, in lower case. */
  readonly me: string;
  readonly now: number;
  readonly timeZone: string;
  /** Takes a value that does not exist: a refusal, or a warning for who asked for no validation. */
  readonly unknownValue: (message: string) => void;
}

/** A condition as a test of one task. @throws Refusal 400 in Jira's words */
export function testOf(condition: Condition, about: Circumstances): Test {
  if ('all' in condition) {
    const parts = condition.all.map((part) => testOf(part, about));
    return (task) => parts.every((holds) => holds(task));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => testOf(part, about));
    return (task) => parts.some((holds) => holds(task));
  }
  if ('not' in condition) {
    const holds = testOf(condition.not, about);
    return (task) => !holds(task);
  }
  return clauseTest(condition, about);
}

function clauseTest(clause: Clause, about: Circumstances): Test {
  const field = about.words.field(clause.field.toLowerCase());
  if (field === undefined)
    throw badRequest(`Field '${clause.field}' does not exist or you do not have permission to view it.`);
  const { operator } = clause;
  if (operator === 'is') return (task) => field.values(task).length === 0;
  if (operator === 'is not') return (task) => field.values(task).length > 0;
  if (operator === '~' || operator === '!~') return textTest(clause, field);
  if (field.text === true) throw unsupported(clause);
  const wanted = operands(clause, about);
  if (field.dated === true || !['=', '!=', 'in', 'not in'].includes(operator))
    return orderTest(clause, field, wanted, about);
  for (const value of wanted) {
    if (field.exists?.(value.toLowerCase()) === false) about.unknownValue(missing(clause, value));
  }
  const set = new Set(wanted.map((value) => value.toLowerCase()));
  const has: Test = (task) => field.values(task).some((value) => set.has(value));
  // What has nothing there is found by neither of both, as in Jira.
  return operator === '=' || operator === 'in' ? has : (task) => field.values(task).length > 0 && !has(task);
}

function operands({ call, values, field }: Clause, { me }: Circumstances): readonly string[] {
  if (call === undefined) return values;
  if (call.name.toLowerCase() === 'currentuser' && call.given.length === 0) return [me];
  throw badRequest(
    `Unable to find JQL function '${call.name}(${call.given.join(', ')})' for field '${field}'.`,
  );
}

const unsupported = ({ operator, field }: Clause): Error =>
  badRequest(`The operator '${operator}' is not supported by the '${field}' field.`);

function missing({ field }: Clause, value: string): string {
  const name = field.toLowerCase();
  if (['id', 'key', 'issue', 'issuekey'].includes(name))
    return /^\d+$/.test(value)
      ? `A value with ID '${value}' does not exist for the field '${field}'.`
      : `An issue with key '${value}' does not exist for field '${field}'.`;
  return `The value '${value}' does not exist for the field '${field}'.`;
}

/** Every word of what is asked for, as a word or with `*` as the start of one; in quotes as a phrase. */
function textTest(clause: Clause, field: SearchField): Test {
  if (field.text !== true) throw unsupported(clause);
  const asked = (clause.values[0] ?? '').toLowerCase();
  const phrase = /^"(.*)"$/.exec(asked)?.[1];
  const patterns =
    phrase === undefined
      ? asked
          .split(/[^\p{L}\p{N}*]+/u)
          .filter((word) => word !== '')
          .map(
            (word) =>
              new RegExp(
                `(?<![\\p{L}\\p{N}])${word.replace(/\*/g, '[\\p{L}\\p{N}]*')}(?![\\p{L}\\p{N}])`,
                'u',
              ),
          )
      : null;
  const found: Test = (task) => {
    const text = field.values(task).join('\n');
    return patterns === null ? text.includes(phrase ?? '') : patterns.every((pattern) => pattern.test(text));
  };
  return clause.operator === '~' ? found : (task) => !found(task);
}

function orderTest(
  clause: Clause,
  field: SearchField,
  wanted: readonly string[],
  about: Circumstances,
): Test {
  const { amount } = field;
  if (amount === undefined) throw unsupported(clause);
  const bounds = wanted.map((text) => {
    if (field.dated === true) return parseDate(clause.field, text, about.now, about.timeZone);
    const number = Number(text);
    if (Number.isNaN(number)) throw badRequest(`Value '${text}' is invalid for the '${clause.field}' field.`);
    return number;
  });
  const compare = comparisons[clause.operator];
  if (compare === undefined) throw unsupported(clause);
  return (task) => {
    const own = amount(task);
    return own !== null && !Number.isNaN(own) && compare(own, bounds);
  };
}

const comparisons: Readonly<Record<string, (own: number, bounds: readonly number[]) => boolean>> = {
  '>=': (own, [bound = 0]) => own >= bound,
  '>': (own, [bound = 0]) => own > bound,
  '<=': (own, [bound = 0]) => own <= bound,
  '<': (own, [bound = 0]) => own < bound,
  '=': (own, bounds) => bounds.includes(own),
  in: (own, bounds) => bounds.includes(own),
  '!=': (own, bounds) => !bounds.includes(own),
  'not in': (own, bounds) => !bounds.includes(own),
};
