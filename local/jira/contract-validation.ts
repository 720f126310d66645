import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import * as z from 'zod';
import { DOCUMENT_ID, document, match, type Parameter } from './contract';

// Ajv takes several times as long for faster code, and each process validates but little.
const quickToCompile = { inlineRefs: false, code: { optimize: false } };
const ajv = new Ajv2020({ strict: false, allErrors: true, ...quickToCompile });
ajv.addSchema(z.record(z.string(), z.unknown()).parse(document), DOCUMENT_ID);

const compiled = new Map<string, ValidateFunction>();
const compiledParameters = new Map<Parameter, ValidateFunction>();

function schemaAt(pointer: string): ValidateFunction {
  let validate = compiled.get(pointer);
  if (validate === undefined) {
    validate = ajv.compile({ $ref: pointer });
    compiled.set(pointer, validate);
  }
  return validate;
}

function parameterSchema(parameter: Parameter): ValidateFunction {
  let validate = compiledParameters.get(parameter);
  if (validate === undefined) {
    validate = ajv.compile({ ...parameter.schema });
    compiledParameters.set(parameter, validate);
  }
  return validate;
}

function problemsOf(what: string, validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) =>
      `${what}${error.instancePath} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
  );
}

function coerce(value: string, type: unknown): unknown {
  if (type === 'integer' && /^-?\d+$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

const itemType = z.object({ items: z.object({ type: z.string() }) });

function parameterProblems(parameter: Parameter, query: URLSearchParams): string[] {
  const values = query.getAll(parameter.name);
  if (values.length === 0) return parameter.required ? [`query ${parameter.name} is missing`] : [];
  const schema = parameterSchema(parameter);
  const { type } = parameter.schema;
  if (type === 'array') {
    const items = itemType.parse(parameter.schema).items.type;
    return problemsOf(
      `query ${parameter.name}`,
      schema,
      values.map((value) => coerce(value, items)),
    );
  }
  if (values.length > 1) return [`query ${parameter.name} is given ${values.length} times`];
  return problemsOf(`query ${parameter.name}`, schema, coerce(values[0] ?? '', type));
}

function bodyProblems(pointer: string | null, text: string): string[] {
  if (pointer === null) return text === '' ? [] : ['a body is sent where none belongs'];
  if (text === '') return ['the body is missing'];
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return ['the body is not JSON'];
  }
  return problemsOf('body', schemaAt(pointer), body);
}

/** What is wrong with a request by `contracts/jira-cloud.yaml`, in words; empty when nothing is. The request stays readable. */
export async function validateRequest(request: Request): Promise<readonly string[]> {
  const url = new URL(request.url);
  const found = match(request.method, url.pathname);
  if (found === null) return [`${request.method} ${url.pathname} is not in the contract`];
  const { operation } = found;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const known = new Set(query.map((parameter) => parameter.name));
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.has(name));
  const text = request.body === null ? '' : await request.clone().text();
  return [
    ...unknown.map((name) => `query ${name} is not in the contract`),
    ...query.flatMap((parameter) => parameterProblems(parameter, url.searchParams)),
    ...bodyProblems(operation.requestSchema, text),
  ];
}

/**
 * What is wrong with an answer by `contracts/jira-cloud.yaml`, in words; empty when nothing is. `path` is the
 * path of the request, `body` the parsed JSON, or undefined when the answer had none.
 */
export function validateAnswer(
  method: string,
  path: string,
  status: number,
  body: unknown,
): readonly string[] {
  const found = match(method, path);
  if (found === null) return [`${method} ${path} is not in the contract`];
  const pointer = found.operation.answerSchemas.get(status);
  const what = `${found.operation.id} ${status}`;
  if (pointer === undefined) return [`${what} is not in the contract`];
  if (pointer === null) return body === undefined ? [] : [`${what} has a body where none belongs`];
  return body === undefined ? [`${what} has no body`] : problemsOf(what, schemaAt(pointer), body);
}
