import * as z from 'zod';
import { Refusal } from './refusal';

const MetadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']));
const Ttl = z.strictObject({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
const TtlOptions = z.strictObject({ ttl: Ttl.optional() });
const ReadOptions = z.strictObject({ metadataFields: MetadataFields.optional() });

const SetOptions = z
  .strictObject({
    ttl: Ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: MetadataFields.optional(),
  })
  .refine((options) => options.returnValue === undefined || options.keyPolicy === 'OVERRIDE', {
    message: 'returnValue needs keyPolicy OVERRIDE',
  })
  .refine((options) => options.returnMetadataFields === undefined || options.returnValue !== undefined, {
    message: 'returnMetadataFields needs returnValue',
  });

const Condition = z.strictObject({
  property: z.string(),
  condition: z.enum([
    'BETWEEN',
    'BEGINS_WITH',
    'EXISTS',
    'NOT_EXISTS',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
    'CONTAINS',
    'NOT_CONTAINS',
    'EQUAL_TO',
    'NOT_EQUAL_TO',
  ]),
  values: z.array(z.unknown()),
});
const Conditions = z.strictObject({ and: z.array(Condition).optional(), or: z.array(Condition).optional() });
const Range = z.strictObject({
  condition: z.enum([
    'BETWEEN',
    'BEGINS_WITH',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
    'EQUAL_TO',
  ]),
  values: z.array(z.unknown()),
});

const key = z.string();
const entityName = z.string();
const value = z.unknown().optional();

export const GetRequest = z.strictObject({ key, options: ReadOptions.optional() });
export const SetRequest = z.strictObject({ key, value, options: SetOptions.optional() });
export const DeleteRequest = z.strictObject({ key });
export const EntityGetRequest = z.strictObject({ key, entityName, options: ReadOptions.optional() });
export const EntitySetRequest = z.strictObject({ key, entityName, value, options: SetOptions.optional() });
export const EntityDeleteRequest = z.strictObject({ key, entityName });

export const QueryRequest = z.strictObject({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z.array(Condition).optional(),
  options: ReadOptions.optional(),
});

export const EntityQueryRequest = z.strictObject({
  entityName,
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: Range.optional(),
  filters: Conditions.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().optional(),
  cursor: z.string().optional(),
  options: ReadOptions.optional(),
});

const name = entityName.optional();
export const BatchSetRequest = z.array(
  z.strictObject({ key, entityName: name, value, options: TtlOptions.optional() }),
);
export const BatchGetRequest = z.array(
  z.strictObject({ key, entityName: name, options: ReadOptions.optional() }),
);
export const BatchDeleteRequest = z.array(z.strictObject({ key, entityName: name }));

const conditions = Conditions.optional();
export const TransactionRequest = z.strictObject({
  set: z
    .array(z.strictObject({ key, entityName: name, value, conditions, options: TtlOptions.optional() }))
    .optional(),
  delete: z.array(z.strictObject({ key, entityName: name, conditions })).optional(),
  check: z.array(z.strictObject({ key, entityName: name, conditions })).optional(),
});

export type Ttl = z.infer<typeof Ttl>;
export type Condition = z.infer<typeof Condition>;
export type Conditions = z.infer<typeof Conditions>;
export type Range = z.infer<typeof Range>;
export type SetOptions = z.infer<typeof SetOptions>;
export type MetadataField = z.infer<typeof MetadataFields>[number];
export type QueryRequest = z.infer<typeof QueryRequest>;
export type EntityQueryRequest = z.infer<typeof EntityQueryRequest>;
export type BatchSetRequest = z.infer<typeof BatchSetRequest>;
export type BatchGetRequest = z.infer<typeof BatchGetRequest>;
export type BatchDeleteRequest = z.infer<typeof BatchDeleteRequest>;
export type TransactionRequest = z.infer<typeof TransactionRequest>;

/** Reads a request body or refuses it, naming what is wrong with it. */
export function read<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const result = schema.safeParse(body);
  if (!result.success) throw new Refusal(400, 'INVALID_REQUEST', z.prettifyError(result.error));
  return result.data;
}
