import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** What one operation costs against the hourly quota: `base` plus `perObject` for each object in the answer. */
export interface Points {
  readonly base: number;
  readonly perObject: number;
  readonly object: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** With its placeholders, for example `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** Classic scopes, all of which are needed. */
  readonly scopes: readonly string[];
  readonly points: Points;
  readonly parameters: readonly Parameter[];
  /** Pointer of the body schema inside the document, null when no body is sent. */
  readonly requestSchema: string | null;
  /** Status to pointer of the body schema, null where that status has no body. */
  readonly answerSchemas: ReadonlyMap<number, string | null>;
}

export interface Match {
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const record = z.record(z.string(), z.unknown());
const parameterShape = z.union([
  z.object({ $ref: z.string() }),
  z.object({
    name: z.string(),
    in: z.enum(['path', 'query']),
    required: z.boolean().default(false),
    schema: record,
  }),
]);
const answerShape = z.union([z.object({ $ref: z.string() }), z.object({ content: record.optional() })]);
const operationShape = z.object({
  operationId: z.string(),
  'x-atlassian-oauth2-scopes': z.tuple([z.object({ scopes: z.array(z.string()) })]),
  'x-points': z.object({ base: z.number(), perObject: z.number(), object: z.string() }),
  parameters: z.array(parameterShape).default([]),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), answerShape),
});
const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
  components: z.object({
    parameters: z.record(z.string(), parameterShape),
    responses: record,
    schemas: record,
  }),
});

/** The name that the document has inside the validator. */
export const DOCUMENT_ID = 'jira-cloud';

/** `contracts/jira-cloud.yaml` as one object, for validators and the linter. Throws when it is missing or malformed. */
export const document: unknown = parse(
  readFileSync(join(__dirname, '../../contracts/jira-cloud.yaml'), 'utf8'),
);

const { paths, components } = documentShape.parse(document);

function pointer(...parts: readonly string[]): string {
  const escaped = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `${DOCUMENT_ID}#/${escaped.join('/')}`;
}

const JSON_SCHEMA = ['content', 'application/json', 'schema'] as const;

function readParameter(parameter: z.infer<typeof parameterShape>): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const named = components.parameters[parameter.$ref.replace('#/components/parameters/', '')];
  if (named === undefined || '$ref' in named)
    throw new Error(`jira-cloud.yaml: ${parameter.$ref} is not a parameter`);
  return named;
}

function answerPointer(
  path: string,
  method: string,
  status: string,
  answer: z.infer<typeof answerShape>,
): string | null {
  if ('$ref' in answer)
    return pointer(
      'components',
      'responses',
      answer.$ref.replace('#/components/responses/', ''),
      ...JSON_SCHEMA,
    );
  return answer.content === undefined
    ? null
    : pointer('paths', path, method, 'responses', status, ...JSON_SCHEMA);
}

function readOperation(path: string, method: string, read: z.infer<typeof operationShape>): Operation {
  const answers = Object.entries(read.responses).map(
    ([status, answer]) => [Number(status), answerPointer(path, method, status, answer)] as const,
  );
  return {
    id: read.operationId,
    method: method.toUpperCase(),
    path,
    scopes: read['x-atlassian-oauth2-scopes'][0].scopes,
    points: read['x-points'],
    parameters: read.parameters.map(readParameter),
    requestSchema:
      read.requestBody === undefined ? null : pointer('paths', path, method, 'requestBody', ...JSON_SCHEMA),
    answerSchemas: new Map(answers),
  };
}

/** Every operation of the contract, in the order of the file. */
export const operations: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, read]) => readOperation(path, method, read)),
);

const templates = operations
  .map((operation) => ({ operation, segments: operation.path.split('/') }))
  // A literal segment wins over a placeholder, so that /issue/bulk is never read as the issue named "bulk".
  .sort((one, other) => placeholders(one.segments) - placeholders(other.segments));

function placeholders(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}

function bind(template: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (template.length !== actual.length) return null;
  const bound: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const value = actual[index] ?? '';
    if (segment.startsWith('{')) {
      if (value === '') return null;
      bound[segment.slice(1, -1)] = decode(value);
    } else if (segment !== value) return null;
  }
  return bound;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The operation that a method and a path (a query string is ignored) reach, or null when the contract has none. */
export function match(method: string, path: string): Match | null {
  const actual = (path.split('?')[0] ?? '').split('/');
  const wanted = method.toUpperCase();
  for (const { operation, segments } of templates) {
    if (operation.method !== wanted) continue;
    const pathParameters = bind(segments, actual);
    if (pathParameters !== null) return { operation, pathParameters };
  }
  return null;
}
