/** Which fields an answer shows, from a list like `summary,status`, `*all` or `*all,-comment`. */
export function fieldSelection(wanted: readonly string[]): (fieldId: string) => boolean {
  const names = wanted.map((name) => name.trim()).filter((name) => name !== '');
  const without = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const named = new Set(names.filter((name) => !name.startsWith('-')));
  const all = named.has('*all') || (named.size === 0 && without.size > 0);
  // Comments are no column of a list, so they come only when they are named.
  const columns = named.has('*navigable') || names.length === 0;
  return (fieldId) =>
    !without.has(fieldId) && (all || named.has(fieldId) || (columns && fieldId !== 'comment'));
}
