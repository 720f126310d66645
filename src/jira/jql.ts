/** A value as JQL takes it whatever it holds: names of roles and ids of tasks are other people's text. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
