import type { MappingProblem } from '../../../src/contract/mapping';

export const sections = [
  'types',
  'fields',
  'statuses',
  'priorities',
  'people',
  'comments',
  'filter',
  'linkBack',
  'deletions',
] as const;
export type SectionName = (typeof sections)[number];

const sectionOfPart: Readonly<Record<MappingProblem['part'], SectionName>> = {
  types: 'types',
  fields: 'fields',
  custom: 'fields',
  statuses: 'statuses',
  priorities: 'priorities',
  users: 'people',
  filter: 'filter',
  deletions: 'deletions',
};

export function sectionOf({ part }: Pick<MappingProblem, 'part'>): SectionName {
  return sectionOfPart[part];
}

/** The element id of a section's heading and of a row: where the links of the summary lead. */
export function sectionId(section: SectionName): string {
  return `mapping-${section}`;
}
export function rowId(part: MappingProblem['part'], item: string): string {
  return `mapping-${part}-${item}`;
}

/** The row a problem is about. A filter that is refused is the matter of its box, whatever it was named after. */
function itemOf({ code, item }: Pick<MappingProblem, 'code' | 'item'>): string | null {
  if (code === 'JIRA_FILTER_REFUSED') return 'jira';
  return code === 'PLATFORM_FILTER_REFUSED' ? 'platform' : item;
}

/** Where a problem is shown, by element id. */
export function placeOf(problem: MappingProblem): string {
  const item = itemOf(problem);
  return item === null ? sectionId(sectionOf(problem)) : rowId(problem.part, item);
}

/** Those about one row. */
export function rowProblems(
  problems: readonly MappingProblem[],
  part: MappingProblem['part'],
  item: string,
): readonly MappingProblem[] {
  return problems.filter((one) => one.part === part && itemOf(one) === item);
}

/** Those about a section as a whole, or about something it has no row for. */
export function sectionProblems(
  problems: readonly MappingProblem[],
  section: SectionName,
  rows: readonly string[],
): readonly MappingProblem[] {
  return problems.filter((one) => sectionOf(one) === section && !rows.includes(placeOf(one)));
}

/** Takes the reader to a problem: to its row where there is one, else to its section's heading. */
export function goToProblem(problem: MappingProblem): void {
  const row = itemOf(problem) === null ? null : document.getElementById(placeOf(problem));
  if (row === null) {
    goToSection(sectionOf(problem));
    return;
  }
  row.scrollIntoView({ block: 'center' });
  row
    .querySelector<HTMLElement>('input:not([type=hidden]):not(:disabled), button, textarea')
    ?.focus({ preventScroll: true });
}

/** After a row has come: the focus would be lost with the button that was pressed. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(id)?.querySelector<HTMLElement>('input:not(:disabled), button')?.focus();
  });
}

/** After a row has gone, with its button. */
export function focusSection(section: SectionName): void {
  document.getElementById(sectionId(section))?.focus({ preventScroll: true });
}

export function goToSection(section: SectionName): void {
  const heading = document.getElementById(sectionId(section));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
