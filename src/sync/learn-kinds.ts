import * as z from 'zod';
import { Problem } from '../errors/problem';
import { customKindsSchema, kindsOf, type CustomKinds } from '../mapping/custom-kinds';
import type { StoredMapping } from '../mapping/stored-mapping';
import { keys } from '../storage/keys';
import type { ProjectLink } from '../connection/connection';
import type { Ports } from './context';

const learntSchema = z.record(z.string(), customKindsSchema);

/** A field that one side does not know any more: nothing is done with it until the mapping names another. */
const unknown: CustomKinds = { name: '', task: 'text', jira: 'other', options: [] };

/**
 * A mapping with the kinds of all its custom fields. Those that were not stored with it, as after an import, are asked of
 * both sides once and kept under a key of their own: the mapping itself may just be edited by somebody.
 */
export async function withKinds(
  { storage, jira, platform }: Pick<Ports, 'storage' | 'jira' | 'platform'>,
  link: ProjectLink,
  stored: StoredMapping,
): Promise<StoredMapping> {
  const { custom } = stored.mapping;
  const given = stored.kinds ?? {};
  if (custom.every(({ id }) => given[id] !== undefined)) return stored;
  const before = learntSchema.safeParse(await storage.get(keys.kinds(link.id))).data ?? {};
  // An entry that was removed and made anew, with the same id, pairs other fields.
  const nameOf = ({ id, task, jira: field }: StoredMapping['mapping']['custom'][number]) =>
    `${id} ${task} ${field}`;
  if (custom.some((entry) => given[entry.id] === undefined && before[nameOf(entry)] === undefined)) {
    try {
      const { fields } = await platform.projectSchema(link.platformProjectId);
      const found = kindsOf(stored.mapping, fields, await jira.fieldsOfProject(link.jiraProjectId));
      for (const entry of custom) before[nameOf(entry)] = found[entry.id] ?? unknown;
      await storage.set(keys.kinds(link.id), before);
    } catch (error) {
      // Nothing was ever agreed on the new fields: they wait for the next pass, which finds out what is the matter.
      if (!(error instanceof Problem)) throw error;
    }
  }
  const learnt = Object.fromEntries(custom.map((entry) => [entry.id, before[nameOf(entry)] ?? unknown]));
  return { ...stored, kinds: { ...learnt, ...given } };
}
