/** Whether two names mean the same to people: letters and digits count, capitals, spaces and signs do not. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function byName<T extends { readonly name: string }>(
  candidates: readonly T[],
  name: string,
): T | undefined {
  return (
    candidates.find((candidate) => candidate.name === name) ??
    candidates.find((candidate) => plain(candidate.name) === plain(name) && plain(name) !== '')
  );
}

/** True when one of the lists has both words. They are written as `plain` leaves them. */
export function sameWord(lists: readonly (readonly string[])[], one: string, other: string): boolean {
  const [first, second] = [plain(one), plain(other)];
  return lists.some((words) => words.includes(first) && words.includes(second));
}
