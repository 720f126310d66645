import * as z from 'zod';
import type { Manifest } from '../manifest/manifest';
import type { WebTriggers } from '../ports';

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).default({}),
});
const createSchema = z.object({
  input: z.object({ triggerKey: z.string() }),
  forceCreate: z.boolean().default(false),
});
const deleteSchema = z.object({ id: z.string() });

/**
 * The three operations that `webTrigger` of @forge/api sends to the GraphQL gateway; undefined for any other.
 * @forge/api out/webTrigger.js
 */
export function answerWebTriggerGraphql(
  body: unknown,
  installationId: string,
  webTriggers: WebTriggers,
  manifest: Manifest,
): unknown {
  const { query, variables } = requestSchema.parse(body);
  if (query.includes('createWebTriggerUrl(')) {
    const { input, forceCreate } = createSchema.parse(variables);
    if (!manifest.webtriggers.some(({ key }) => key === input.triggerKey)) {
      return { errors: [{ message: `The manifest has no webtrigger ${input.triggerKey}` }], data: null };
    }
    const { url } = webTriggers.create(installationId, input.triggerKey, forceCreate);
    return { data: { createWebTriggerUrl: { url } } };
  }
  if (query.includes('deleteWebTriggerUrl(')) {
    const success = webTriggers.remove(installationId, deleteSchema.parse(variables).id);
    return {
      data: { deleteWebTriggerUrl: { success, message: success ? null : 'Web trigger URL not found' } },
    };
  }
  if (query.includes('webTriggerUrlsByAppContext(')) {
    const urls = webTriggers
      .list(installationId)
      .map(({ moduleKey, url }) => ({ triggerKey: moduleKey, url }));
    return { data: { webTriggerUrlsByAppContext: urls } };
  }
  return undefined;
}
