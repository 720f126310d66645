import * as z from 'zod';
import { follow, record, type Schema } from './official';

interface Shape {
  readonly type: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  readonly items: unknown;
  /** Schema of what has no name of its own; undefined when nothing else may be there. */
  readonly others: unknown;
  readonly alternatives: readonly unknown[];
}

const raw = z.object({
  type: z.unknown().optional(),
  properties: record.default({}),
  required: z.array(z.string()).default([]),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  allOf: z.array(z.unknown()).default([]),
  anyOf: z.array(z.unknown()).default([]),
});

function shapeOf(document: Schema, schema: unknown): Shape {
  const read = raw.parse(follow(document, schema) ?? {});
  const own: Shape = {
    type: typeof read.type === 'string' ? read.type : null,
    properties: read.properties,
    required: read.required,
    items: read.items,
    others: read.additionalProperties === false ? undefined : read.additionalProperties,
    alternatives: read.anyOf,
  };
  return read.allOf
    .map((part) => shapeOf(document, part))
    .reduce(
      (one, other) => ({
        type: one.type ?? other.type,
        properties: { ...one.properties, ...other.properties },
        required: [...one.required, ...other.required],
        items: one.items ?? other.items,
        others: one.others ?? other.others,
        alternatives: [...one.alternatives, ...other.alternatives],
      }),
      own,
    );
}

/**
 * Where a schema of ours says something that Atlassian's does not: a property it lacks, another type, or (for
 * requests) a property it requires and we do not. Ours may say less, never more.
 */
export function differences(
  ours: { readonly document: Schema; readonly schema: unknown },
  theirs: { readonly document: Schema; readonly schema: unknown },
  direction: 'request' | 'answer',
  where = '',
): string[] {
  const mine = shapeOf(ours.document, ours.schema);
  const yours = shapeOf(theirs.document, theirs.schema);
  if (mine.alternatives.length > 0) {
    return mine.alternatives.flatMap((schema) => differences({ ...ours, schema }, theirs, direction, where));
  }
  const found: string[] = [];
  if (mine.type !== null && yours.type !== null && mine.type !== 'null' && mine.type !== yours.type) {
    found.push(`${where}: ours is ${mine.type}, theirs ${yours.type}`);
  }
  if (direction === 'request') {
    for (const name of yours.required)
      if (!mine.required.includes(name)) found.push(`${where}.${name} is required there`);
  }
  // A schema without any statement lets everything be: nothing to compare below it.
  const open = yours.type === null && Object.keys(yours.properties).length === 0 && yours.items === undefined;
  if (open) return found;
  for (const [name, schema] of Object.entries(mine.properties)) {
    const inner = yours.properties[name] ?? yours.others;
    if (inner === undefined) found.push(`${where}.${name} does not exist there`);
    else if (inner !== true)
      found.push(
        ...differences({ ...ours, schema }, { ...theirs, schema: inner }, direction, `${where}.${name}`),
      );
  }
  if (mine.items !== undefined && yours.items !== undefined) {
    found.push(
      ...differences(
        { ...ours, schema: mine.items },
        { ...theirs, schema: yours.items },
        direction,
        `${where}[]`,
      ),
    );
  }
  return found;
}
