import * as z from 'zod';
import { fieldKinds, type PlatformField } from '../platform/port';
import type { JiraFieldKind } from './compatible';
import type { Mapping } from './mapping';

const named = z.object({ id: z.string(), name: z.string() });

/** What the two fields of a custom entry are: kept beside the mapping, so that no pass has to ask either side. */
export const customKindsSchema = z.object({
  /** What people call the field. */
  name: z.string(),
  task: z.enum(fieldKinds),
  jira: z.enum([...fieldKinds, 'other']),
  /** The platform's options, also those without a counterpart: notices and the history name them. */
  options: z.array(named).default([]),
});
export type CustomKinds = z.output<typeof customKindsSchema>;

export interface JiraFieldChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: JiraFieldKind;
}

/** The kinds of the custom entries of a mapping, by entry; entries of which a field is unknown are missing. */
export function kindsOf(
  mapping: Pick<Mapping, 'custom'>,
  taskFields: readonly PlatformField[],
  jiraFields: readonly JiraFieldChoice[],
): Record<string, CustomKinds> {
  return Object.fromEntries(
    mapping.custom.flatMap((entry) => {
      const task = taskFields.find(({ id }) => id === entry.task);
      const jira = jiraFields.find(({ id }) => id === entry.jira);
      if (task === undefined || jira === undefined) return [];
      const options = (task.options ?? []).map(({ id, name }) => ({ id, name }));
      return [[entry.id, { name: jira.name, task: task.kind, jira: jira.kind, options }] as const];
    }),
  );
}
