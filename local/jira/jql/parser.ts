import { badRequest, type Refusal } from '../refusal';
import { tokenise, type Token } from './lexer';

export type Operator = '=' | 'in' | '>=' | '>' | '<=' | '<';

export interface Clause {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  /** Present where a function stands in place of the list, as in `project in fn("x")`; `values` is empty then. */
  readonly call?: FunctionCall;
}

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
  readonly clauses: readonly Clause[];
  readonly order: readonly Order[];
}

const OPERATORS: ReadonlySet<string> = new Set(['=', '>=', '>', '<=', '<']);

/**
 * Reads the JQL forms that the app uses: comparisons, `in` lists and `in` functions joined by AND, then ORDER BY.
 * Everything else is refused with status 400, so that a query never means less than it says.
 */
export function parseJql(jql: string): Query {
  return new Parser(tokenise(jql)).query();
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  query(): Query {
    const clauses: Clause[] = [];
    if (!this.isWord('order') && this.peek().kind !== 'end') {
      clauses.push(this.clause());
      while (this.isWord('and')) {
        this.take();
        clauses.push(this.clause());
      }
    }
    const order = this.isWord('order') ? this.order() : [];
    const rest = this.peek();
    if (rest.kind !== 'end')
      throw this.refused(`Expecting either 'AND' or 'ORDER BY' but got '${rest.text}'`, rest);
    return { clauses, order };
  }

  private clause(): Clause {
    const field = this.name();
    const operator = this.take();
    const spelled = operator.text.toLowerCase();
    if (operator.kind === 'word' && spelled === 'in') {
      if (this.peek().kind !== 'word') return { field, operator: 'in', values: this.list() };
      return { field, operator: 'in', values: [], call: { name: this.take().text, given: this.list() } };
    }
    if (operator.kind === 'symbol' && isOperator(spelled))
      return { field, operator: spelled, values: [this.value()] };
    throw this.refused(
      `The operator '${operator.text}' is not one that is modelled: expecting =, in, >=, >, <=, <`,
      operator,
    );
  }

  private name(): string {
    const token = this.take();
    if (token.kind === 'word' && !/^(not|or|and)$/i.test(token.text)) return token.text;
    if (token.kind === 'string') return token.text;
    throw this.refused(`Expecting a field name but got '${token.text}'`, token);
  }

  private value(): string {
    const token = this.take();
    if (token.kind === 'word' || token.kind === 'string') {
      const next = this.peek();
      if (token.kind === 'word' && next.text === '(')
        throw this.refused(`The function '${token.text}' is not modelled`, token);
      return token.text;
    }
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
