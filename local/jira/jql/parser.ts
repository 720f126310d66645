import { badRequest, type Refusal } from '../refusal';
import { tokenise, type Token } from './lexer';

export type Operator = '=' | '!=' | 'in' | 'not in' | '>=' | '>' | '<=' | '<' | '~' | '!~' | 'is' | 'is not';

export interface Clause {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  /** Present where a function stands in place of the list, as in `project in fn("x")`; `values` is empty then. */
  readonly call?: FunctionCall;
}

export type Condition =
  | Clause
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface FunctionCall {
  /** As it was written; Jira does not mind upper and lower case. */
  readonly name: string;
  readonly given: readonly string[];
}

export interface Order {
  readonly field: string;
  readonly descending: boolean;
}

export interface Query {
  /** Null for a query that is empty but for its order. */
  readonly condition: Condition | null;
  readonly order: readonly Order[];
}

const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '>=', '>', '<=', '<', '~', '!~']);

/**
 * Reads JQL: comparisons, `in` lists and `in` functions, IS EMPTY, joined by AND, OR, NOT and parentheses, then ORDER
 * BY. Everything else is refused with status 400, so that a query never means less than it says.
 */
export function parseJql(jql: string): Query {
  return new Parser(tokenise(jql)).query();
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  query(): Query {
    const empty = this.isWord('order') || this.peek().kind === 'end';
    const condition = empty ? null : this.any();
    const order = this.isWord('order') ? this.order() : [];
    const rest = this.peek();
    if (rest.kind !== 'end')
      throw this.refused(`Expecting either 'OR' or 'AND' but got '${rest.text}'`, rest);
    return { condition, order };
  }

  private any(): Condition {
    const parts = [this.all()];
    while (this.skipWord('or')) parts.push(this.all());
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { any: parts };
  }

  private all(): Condition {
    const parts = [this.single()];
    while (this.skipWord('and')) parts.push(this.single());
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { all: parts };
  }

  private single(): Condition {
    if (this.skipWord('not')) return { not: this.single() };
    if (this.peek().kind !== 'symbol' || this.peek().text !== '(') return this.clause();
    this.take();
    const inside = this.any();
    this.expect(')');
    return inside;
  }

  private clause(): Clause {
    const field = this.name();
    const operator = this.take();
    const spelled = operator.text.toLowerCase();
    if (operator.kind === 'symbol' && isOperator(spelled))
      return { field, operator: spelled, ...this.operand() };
    if (operator.kind === 'word' && spelled === 'in') return { field, operator: 'in', ...this.listed() };
    if (operator.kind === 'word' && spelled === 'not' && this.skipWord('in'))
      return { field, operator: 'not in', ...this.listed() };
    if (operator.kind === 'word' && spelled === 'is') {
      const negated = this.skipWord('not');
      const value = this.take();
      if (!/^(empty|null)$/i.test(value.text))
        throw this.refused(`Expecting 'EMPTY' or 'NULL' but got '${value.text}'`, value);
      return { field, operator: negated ? 'is not' : 'is', values: [] };
    }
    throw this.refused(
      `Expecting operator but got '${operator.text}'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'`,
      operator,
    );
  }

  private operand(): Pick<Clause, 'values' | 'call'> {
    const next = this.tokens[this.at + 1];
    if (this.peek().kind === 'word' && next?.kind === 'symbol' && next.text === '(')
      return { values: [], call: this.call() };
    return { values: [this.value()] };
  }

  private listed(): Pick<Clause, 'values' | 'call'> {
    return this.peek().kind === 'word' ? { values: [], call: this.call() } : { values: this.list() };
  }

  private call(): FunctionCall {
    const { text } = this.take();
    const next = this.tokens[this.at + 1];
    if (next?.kind !== 'symbol' || next.text !== ')') return { name: text, given: this.list() };
    this.expect('(');
    this.expect(')');
    return { name: text, given: [] };
  }

  private skipWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.take();
    return true;
  }

  private name(): string {
    const token = this.take();
    if (token.kind === 'word' && !/^(not|or|and)$/i.test(token.text)) return token.text;
    if (token.kind === 'string') return token.text;
    throw this.refused(`Expecting a field name but got '${token.text}'`, token);
  }

  private value(): string {
    const token = this.take();
    if (token.kind === 'word' || token.kind === 'string') return token.text;
    throw this.refused(`Expecting a value but got '${token.text}'`, token);
  }

  private list(): readonly string[] {
    this.expect('(');
    const values = [this.value()];
    while (this.peek().text === ',' && this.peek().kind === 'symbol') {
      this.take();
      values.push(this.value());
    }
    this.expect(')');
    return values;
  }

  private order(): readonly Order[] {
    this.take();
    if (!this.isWord('by')) throw this.refused("Expecting 'BY' after 'ORDER'", this.peek());
    const orders: Order[] = [];
    do {
      this.take();
      const field = this.name();
      const descending = this.isWord('desc');
      if (descending || this.isWord('asc')) this.take();
      orders.push({ field, descending });
    } while (this.peek().kind === 'symbol' && this.peek().text === ',');
    return orders;
  }

  private expect(symbol: string): void {
    const token = this.take();
    if (token.kind !== 'symbol' || token.text !== symbol) {
      throw this.refused(
        `Expecting '${symbol}' but got '${token.kind === 'end' ? 'the end of the query' : token.text}'`,
        token,
      );
    }
  }

  private isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  private peek(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (token === undefined) throw new Error('A tokenised query always has an end');
    return token;
  }

  private take(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private refused(reason: string, token: Token): Refusal {
    return badRequest(`Error in the JQL Query: ${reason}. (line 1, character ${String(token.column)})`);
  }
}

function isOperator(text: string): text is Operator {
  return OPERATORS.has(text);
}
