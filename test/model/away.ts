import type { WorldIssue } from '../../local/jira/world';
import type { Values } from './dictionary';
import { projectOf, type Item } from './items';
import { UNLINKED_KEY } from './projects';
import { editedFields, sides, type EditedField, type PersonStep } from './steps';

/** What people do to one item where it is. */
export type Work = Exclude<PersonStep, { do: 'create' | 'move' }>;

const ofTheProject: ReadonlySet<EditedField> = new Set(['status', 'priority', 'points', 'parent']);

/** Whether it can be done in Jira where the issue is: in another project it has other fields and other statuses. */
export function canBeDone(step: Work, issue: WorldIssue, { project }: Item): boolean {
  const where = projectOf(issue);
  if (where === project.jiraKey) return true;
  if (where === UNLINKED_KEY || step.do === 'delete') return false;
  return step.do !== 'edit' || !ofTheProject.has(step.field);
}

/**
 * What must be true of an item whose issue was moved away: the pair rests, so the sides may differ, and neither holds what
 * nobody ever said.
 */
export function ofAway(
  { edits }: Item,
  before: Values | undefined,
  { inJira, onPlatform }: { readonly inJira: Values; readonly onPlatform: Values },
): string[] {
  if (before === undefined) return [];
  return editedFields.flatMap((field) => {
    const said = edits.filter((edit) => edit.field === field);
    return sides.flatMap((side) => {
      const now = (side === 'jira' ? inJira : onPlatform)[field];
      if (now === before[field] || said.some(({ value }) => value === now)) return [];
      return [`${field} is "${now}" on the side of ${side}, which nobody ever said`];
    });
  });
}
