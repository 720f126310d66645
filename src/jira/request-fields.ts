import type { JiraWrite } from '../mapping/jira-issue';

/** Fields as Jira takes them: the extra ones stand beside the others. */
export function flatFields({ extra = {}, ...fields }: JiraWrite): Readonly<Record<string, unknown>> {
  return { ...fields, ...extra };
}
