/** A value as JQL takes it whatever it holds: names of roles and ids of tasks are other people's text. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** A query without its ORDER BY, so that it can stand in parentheses. What stands in quotes is left alone. */
export function withoutOrder(jql: string): string {
  for (const found of jql.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\border\s+by\b/gi)) {
    if (!/^["']/.test(found[0])) return jql.slice(0, found.index).trim();
  }
  return jql.trim();
}
