import * as z from 'zod';
import { customKindsSchema } from './custom-kinds';
import { storedMapping } from './mapping';

const names = z.record(z.string(), z.string());

/** A mapping as it is kept: what the engine needs, and the names that its reader sees. */
export const storedMappingSchema = z.object({
  mapping: storedMapping,
  statuses: z.array(
    z.object({
      taskStatusId: z.string(),
      taskStatusName: z.string(),
      jiraStatusId: z.string(),
      jiraStatusName: z.string(),
    }),
  ),
  /** What the fields of the custom entries are, by entry. Asked of both sides where it is missing. */
  kinds: z.record(z.string(), customKindsSchema).optional(),
  /** What people call all that the mapping names by id, as mapping-names.ts keys it. Missing in older ones. */
  names: z.object({ task: names, jira: names }).optional(),
});
export type StoredMapping = z.infer<typeof storedMappingSchema>;
