import * as z from 'zod';
import { LIMITS } from './limits';
import { Refusal } from './refusal';

const AttributeType = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
const DeclaredIndex = z.union([
  z.string().min(1),
  z.strictObject({
    name: z.string().min(1),
    partition: z.array(z.string()).optional(),
    range: z.array(z.string()).length(1),
  }),
]);
const DeclaredEntity = z.strictObject({
  name: z.string().regex(/^(?![.-])(?!.*\.{2})[a-z0-9:\-.]{3,60}(?<![.])$/),
  attributes: z.record(z.string(), z.strictObject({ type: AttributeType })),
  indexes: z.array(DeclaredIndex).optional(),
});

type AttributeType = z.infer<typeof AttributeType>;
export type Scalar = string | number | boolean;

export interface EntityIndex {
  readonly name: string;
  readonly partition: readonly string[];
  /** Null for the key index that every entity has. */
  readonly range: string | null;
}

export interface Entity {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: ReadonlyMap<string, EntityIndex>;
}

export const KEY_INDEX = 'by-key';

/**
 * The custom entities that a manifest declares under `app.storage.entities`. Throws at start for what the
 * platform would not deploy: too many entities, attributes or indexes, or an index on an unknown attribute.
 */
export class EntityModel {
  private readonly entities: ReadonlyMap<string, Entity>;

  constructor(declared: unknown) {
    const list = z
      .array(DeclaredEntity)
      .max(LIMITS.entities)
      .parse(declared ?? []);
    this.entities = new Map(list.map((entity) => [entity.name, compile(entity)]));
    if (this.entities.size !== list.length) throw new Error('Two custom entities have the same name');
  }

  entity(name: string): Entity {
    const entity = this.entities.get(name);
    if (entity === undefined) {
      throw new Refusal(
        404,
        'SCHEMA_NOT_FOUND',
        `The schema provided does not exist: entity "${name}" is not in the manifest`,
      );
    }
    return entity;
  }

  names(): readonly string[] {
    return [...this.entities.keys()];
  }
}

export function indexOf(entity: Entity, name: string): EntityIndex {
  const index = entity.indexes.get(name);
  if (index === undefined) {
    throw new Refusal(
      400,
      'INVALID_ENTITY_INDEX',
      `Index "${name}" is not declared for entity "${entity.name}"`,
    );
  }
  return index;
}

/** Refuses a value whose attributes are not those declared, or not of the declared types. */
export function checkAttributes(entity: Entity, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'INVALID_ENTITY_VALUE', `A value of entity "${entity.name}" must be an object`);
  }
  for (const [name, attribute] of Object.entries(value)) {
    if (!entity.attributes.has(name)) {
      throw new Refusal(
        400,
        'INVALID_ENTITY_VALUE',
        `Entity "${entity.name}" has no attribute "${name}" in the manifest`,
      );
    }
    checkAttribute(entity, name, attribute);
  }
}

export function checkAttribute(entity: Entity, name: string, value: unknown): void {
  const type = entity.attributes.get(name);
  if (type === undefined) {
    throw new Refusal(
      400,
      'QUERY_WHERE_FIELD_INVALID',
      `Entity "${entity.name}" has no attribute "${name}" in the manifest`,
    );
  }
  if (!hasType(type, value)) {
    throw new Refusal(
      400,
      'INCORRECT_PROPERTY_TYPE',
      `Data type for property "${name}" is defined as "${type}"`,
    );
  }
}

function hasType(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= -2_147_483_648 &&
        value <= 2_147_483_647
      );
    case 'float':
      return (
        typeof value === 'number' &&
        (value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) <= 9.99e125))
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'any':
      return value !== null && value !== undefined;
  }
}

function compile(declared: z.infer<typeof DeclaredEntity>): Entity {
  const attributes = new Map(Object.entries(declared.attributes).map(([name, { type }]) => [name, type]));
  if (attributes.size > LIMITS.attributes)
    throw new Error(`Entity ${declared.name} has more than ${LIMITS.attributes} attributes`);
  const indexes = declared.indexes ?? [];
  if (indexes.length > LIMITS.indexes)
    throw new Error(`Entity ${declared.name} has more than ${LIMITS.indexes} indexes`);
  const compiled = new Map<string, EntityIndex>([
    [KEY_INDEX, { name: KEY_INDEX, partition: [], range: null }],
  ]);
  for (const index of indexes) {
    const {
      name,
      partition = [],
      range,
    } = typeof index === 'string' ? { name: index, range: [index] } : index;
    for (const attribute of [...partition, ...range]) {
      if (!attributes.has(attribute))
        throw new Error(`Index ${name} of ${declared.name} names the unknown attribute ${attribute}`);
    }
    if (compiled.has(name)) throw new Error(`Entity ${declared.name} declares the index ${name} twice`);
    compiled.set(name, { name, partition, range: range[0] ?? null });
  }
  return { name: declared.name, attributes, indexes: compiled };
}
