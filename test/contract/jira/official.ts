import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const FILE = '../shared/contracts/jira-cloud-v3.openapi.json';
const path = join(__dirname, '../../..', FILE);
export const present = existsSync(path);

if (!present && process.env['DEMAND_SHARED'] === '1') {
  throw new Error(`DEMAND_SHARED=1 and ${FILE} is missing`);
}
if (!present) {
  console.warn(
    `SKIPPED: the comparison with Atlassian's own document. Put its OpenAPI file (linked at the top of ` +
      `developer.atlassian.com/cloud/jira/platform/rest/v3) at ${FILE}, beside the project, to run it.`,
  );
}

/** `describe` where Atlassian's document is at hand, else a visible skip. */
export const describeWithOfficial = present ? describe : describe.skip;

export const record = z.record(z.string(), z.unknown());
export type Schema = z.infer<typeof record>;

/** Atlassian's OpenAPI document; empty when it is missing. */
export const official: Schema = present
  ? record.parse(JSON.parse(readFileSync(path, 'utf8')))
  : { paths: {}, components: {} };

/** What a chain of keys leads to, following local references on the way. */
export function at(document: Schema, ...keys: readonly string[]): unknown {
  let here: unknown = document;
  for (const key of keys) {
    const read = record.safeParse(follow(document, here));
    if (!read.success) return undefined;
    here = read.data[key];
  }
  return follow(document, here);
}

/** A value, or what its `$ref` names. */
export function follow(document: Schema, value: unknown): unknown {
  const read = z.object({ $ref: z.string() }).safeParse(value);
  if (!read.success) return value;
  const keys = read.data.$ref.replace('#/', '').split('/');
  return at(document, ...keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** A copy in which every object may have more properties than its schema names. */
export function relaxed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relaxed);
  const read = record.safeParse(value);
  if (!read.success) return value;
  const entries = Object.entries(read.data).filter(
    ([key, inner]) => !(key === 'additionalProperties' && inner === false),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, relaxed(inner)]));
}
