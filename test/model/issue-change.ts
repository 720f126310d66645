import { nameOf, type Item } from './items';
import { hasPoints, isUpper, JIRA_POINTS } from './projects';
import type { EditedField } from './steps';
import { at, dateOf, itemText, itemTitle, labelsOf, paragraph, PEOPLE, pointsOf, PRIORITIES } from './values';

const JIRA_PRIORITY_IDS: Readonly<Record<string, string>> = {
  Highest: '1',
  High: '2',
  Medium: '3',
  Low: '4',
};

/** What somebody enters in Jira, and the same in the words of the model; null where there is no such field. */
export function issueChange(
  field: Exclude<EditedField, 'status'>,
  take: number,
  item: Item,
  parent: Item | undefined,
): { readonly fields: Readonly<Record<string, unknown>>; readonly value: string } | null {
  const { number, project } = item;
  switch (field) {
    case 'title':
      return { fields: { summary: itemTitle(number, take) }, value: itemTitle(number, take) };
    case 'description':
      return { fields: { description: paragraph(itemText(number, take)) }, value: itemText(number, take) };
    case 'priority': {
      if (!project.hasPriority) return null;
      const name = at(PRIORITIES, take).jira;
      return { fields: { priority: { id: JIRA_PRIORITY_IDS[name] } }, value: name };
    }
    case 'assignee': {
      const accountId = at(PEOPLE, take).jira;
      return { fields: { assignee: accountId === null ? null : { accountId } }, value: accountId ?? '-' };
    }
    case 'dueDate':
      return { fields: { duedate: dateOf(take) }, value: dateOf(take) ?? '-' };
    case 'labels':
      return { fields: { labels: labelsOf(take) }, value: labelsOf(take).join(' ') };
    case 'points': {
      if (!hasPoints(item)) return null;
      const points = pointsOf(take);
      return { fields: { [JIRA_POINTS]: points }, value: String(points ?? '-') };
    }
    case 'parent': {
      if (project.upper === null || isUpper(number)) return null;
      const key = parent?.issueKey ?? null;
      return { fields: { parent: key === null ? null : { key } }, value: nameOf(parent) };
    }
  }
}
