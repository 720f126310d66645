import type { MemberKind } from './item';
import { wrong } from './problem';

/** What an item holds in a member. */
export type Holds = (member: string) => unknown;
type Condition = (holds: Holds) => boolean;

const token =
  /\s*(?:(\()|(\))|(,)|('(?:[^']|'')*')|(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)(?![\w:])|(-?\d+(?:\.\d+)?)(?![\w:-])|([A-Za-z][A-Za-z0-9_]*))/y;

interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'text' | 'time' | 'number' | 'word';
  readonly text: string;
}
const kinds = ['open', 'close', 'comma', 'text', 'time', 'number', 'word'] as const;
const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
type Comparison = (typeof comparisons)[number];
const functions = new Map<string, (held: string, part: string) => boolean>([
  ['contains', (held, part) => held.includes(part)],
  ['startswith', (held, part) => held.startsWith(part)],
  ['endswith', (held, part) => held.endsWith(part)],
]);
type Literal = string | number | boolean | null | Date;

export interface FilterManner {
  readonly members: ReadonlyMap<string, MemberKind>;
  readonly heedsTimeOfDay: boolean;
  readonly mostComparisons: number;
}

/** `$filter` of OData, as far as this API has it. @throws AlignProblem 400 */
export function readFilter(text: string, manner: FilterManner): Condition {
  const tokens = tokensOf(text);
  let at = 0;
  let compared = 0;
  const peek = (): Token | undefined => tokens[at];
  const take = (kind: Token['kind'], what: string): Token => {
    const found = tokens[at];
    if (found?.kind !== kind)
      throw wrong('$filter', `Syntax error: ${what} expected at '${found?.text ?? 'the end'}'.`);
    at += 1;
    return found;
  };
  const isWord = (word: string): boolean => peek()?.kind === 'word' && peek()?.text === word;

  const alternatives = (): Condition => {
    const parts = [conjunction()];
    for (; isWord('or'); parts.push(conjunction())) at += 1;
    return (holds) => parts.some((part) => part(holds));
  };
  const conjunction = (): Condition => {
    const parts = [negation()];
    for (; isWord('and'); parts.push(negation())) at += 1;
    return (holds) => parts.every((part) => part(holds));
  };
  const negation = (): Condition => {
    if (!isWord('not')) return primary();
    at += 1;
    const inner = negation();
    return (holds) => !inner(holds);
  };
  const primary = (): Condition => {
    if (peek()?.kind === 'open') {
      at += 1;
      const inner = alternatives();
      take('close', 'a closing parenthesis');
      return inner;
    }
    const name = take('word', 'a property').text;
    compared += 1;
    if (compared > manner.mostComparisons)
      throw wrong(
        '$filter',
        `The node count limit of '${String(manner.mostComparisons)}' has been exceeded.`,
      );
    return peek()?.kind === 'open' ? call(name) : comparison(name);
  };
  const comparison = (name: string): Condition => {
    const kind = kindOf(name);
    const word = take('word', 'an operator').text;
    const operator = comparisons.find((one) => one === word);
    if (operator === undefined) throw wrong('$filter', `Unknown operator after '${name}'.`);
    const wanted = fitting(name, kind, literal());
    const asked = wanted instanceof Date && !manner.heedsTimeOfDay ? startOfDay(wanted) : wanted;
    return (holds) => compare(holds(name), operator, asked);
  };
  const call = (name: string): Condition => {
    const check = functions.get(name);
    if (check === undefined) throw wrong('$filter', `An unknown function with name '${name}' was found.`);
    take('open', 'a parenthesis');
    const member = take('word', 'a property').text;
    if (kindOf(member) !== 'text') throw wrong('$filter', `No function signature for '${name}' matches.`);
    take('comma', 'a comma');
    const part = unquoted(take('text', 'a text').text).toLowerCase();
    take('close', 'a closing parenthesis');
    return (holds) => {
      const held = holds(member);
      return typeof held === 'string' && check(held.toLowerCase(), part);
    };
  };
  const kindOf = (name: string): MemberKind => {
    const kind = manner.members.get(name);
    if (kind === undefined || kind === 'list')
      throw wrong('$filter', `Could not find a property named '${name}'.`);
    return kind;
  };
  const literal = (): Literal => {
    const found = tokens[at];
    at += 1;
    if (found?.kind === 'number') return Number(found.text);
    if (found?.kind === 'text') return unquoted(found.text);
    if (found?.kind === 'time') return new Date(found.text);
    if (found?.kind === 'word' && found.text === 'null') return null;
    if (found?.kind === 'word' && (found.text === 'true' || found.text === 'false'))
      return found.text === 'true';
    throw wrong('$filter', `Syntax error: a value expected at '${found?.text ?? 'the end'}'.`);
  };

  const condition = alternatives();
  if (at < tokens.length) throw wrong('$filter', `Syntax error at '${tokens[at]?.text ?? ''}'.`);
  return condition;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trim();
  for (let at = 0; at < trimmed.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(trimmed);
    if (found === null)
      throw wrong('$filter', `Syntax error at position ${String(at)} in '${trimmed.slice(0, 200)}'.`);
    const groups: readonly (string | undefined)[] = found.slice(1);
    const place = groups.findIndex((one) => one !== undefined);
    tokens.push({ kind: kinds[place] ?? 'word', text: groups[place] ?? '' });
  }
  return tokens;
}

function fitting(name: string, kind: MemberKind, value: Literal): Literal {
  const fits =
    value === null ||
    (kind === 'number' && typeof value === 'number') ||
    (kind === 'text' && typeof value === 'string') ||
    (kind === 'flag' && typeof value === 'boolean') ||
    (kind === 'time' && value instanceof Date && !Number.isNaN(value.getTime()));
  if (!fits) throw wrong('$filter', `A binary operator with incompatible types was detected at '${name}'.`);
  return value;
}

function compare(held: unknown, operator: Comparison, wanted: Literal): boolean {
  if (wanted === null || held === null) {
    const same = held === wanted;
    return operator === 'eq' ? same : operator === 'ne' && !same;
  }
  const one = wanted instanceof Date && typeof held === 'string' ? Date.parse(held) : held;
  const other = wanted instanceof Date ? wanted.getTime() : wanted;
  const order = orderOf(one, other);
  switch (operator) {
    case 'eq':
      return one === other;
    case 'ne':
      return one !== other;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

/** Not a number where there is no order: then nothing is more and nothing less. */
function orderOf(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  return Number.NaN;
}

const startOfDay = (time: Date): Date => new Date(Math.floor(time.getTime() / 86_400_000) * 86_400_000);

const unquoted = (text: string): string => text.slice(1, -1).replace(/''/g, "'");
