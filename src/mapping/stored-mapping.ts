import * as z from 'zod';
import { mappingSchema } from './mapping';

/** A mapping as it is kept: what the engine needs, and the names that its reader sees. */
export const storedMappingSchema = z.object({
  mapping: mappingSchema,
  statuses: z.array(
    z.object({
      taskStatusId: z.string(),
      taskStatusName: z.string(),
      jiraStatusId: z.string(),
      jiraStatusName: z.string(),
    }),
  ),
});
export type StoredMapping = z.infer<typeof storedMappingSchema>;
