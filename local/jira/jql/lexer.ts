import { badRequest } from '../refusal';

export interface Token {
  readonly kind: 'word' | 'string' | 'symbol' | 'end';
  readonly text: string;
  /** Counted from one, as Jira's messages do. */
  readonly column: number;
}

const WORD = /[A-Za-z0-9_.\-+[\]]/;
const SYMBOLS = ['>=', '<=', '!=', '!~', '=', '>', '<', '~', '(', ')', ','] as const;

/** Splits JQL into words, quoted strings and symbols. Throws a refusal of status 400 in Jira's manner. */
export function tokenise(jql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const character = jql.charAt(at);
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const token = quoted(jql, at) ?? symbol(jql, at) ?? word(jql, at);
    if (token === null) {
      throw badRequest(
        `Error in the JQL Query: The character '${character}' is a reserved JQL character. You must enclose it in a string. (line 1, character ${String(at + 1)})`,
      );
    }
    tokens.push(token.token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', column: jql.length + 1 });
  return tokens;
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

function quoted(jql: string, start: number): Read | null {
  const quote = jql.charAt(start);
  if (quote !== '"' && quote !== "'") return null;
  let text = '';
  for (let at = start + 1; at < jql.length; at += 1) {
    const character = jql.charAt(at);
    if (character === quote) return { token: { kind: 'string', text, column: start + 1 }, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    at += 1;
    text += unescape(jql, at, start);
  }
  throw badRequest(
    `Error in the JQL Query: The quoted string '${text}' has not been completed. (line 1, character ${String(start + 1)})`,
  );
}

function unescape(jql: string, at: number, start: number): string {
  const character = jql.charAt(at);
  const plain: Readonly<Record<string, string>> = {
    n: '\n',
    r: '\r',
    t: '\t',
    '"': '"',
    "'": "'",
    '\\': '\\',
    ' ': ' ',
  };
  const meant = plain[character];
  if (meant === undefined) {
    throw badRequest(
      `Error in the JQL Query: '\\${character}' is an illegal JQL escape sequence. (line 1, character ${String(start + 1)})`,
    );
  }
  return meant;
}

function symbol(jql: string, start: number): Read | null {
  const found = SYMBOLS.find((candidate) => jql.startsWith(candidate, start));
  return found === undefined
    ? null
    : { token: { kind: 'symbol', text: found, column: start + 1 }, end: start + found.length };
}

function word(jql: string, start: number): Read | null {
  let end = start;
  while (end < jql.length && WORD.test(jql.charAt(end))) end += 1;
  return end === start
    ? null
    : { token: { kind: 'word', text: jql.slice(start, end), column: start + 1 }, end };
}
