import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import * as z from 'zod';

const reference = z.object({ $ref: z.string() });
const parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'header', 'path']),
  required: z.boolean().default(false),
  schema: z.record(z.string(), z.unknown()),
  explode: z.boolean().optional(),
});
const content = z.record(z.string(), z.object({ schema: z.unknown(), example: z.unknown().optional() }));
const header = z.object({ required: z.boolean().default(false), schema: z.unknown() });
const response = z.object({
  headers: z.record(z.string(), z.unknown()).default({}),
  content: content.default({}),
});
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.unknown()).default([]),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const shared = z.object({ parameters: z.array(z.unknown()).default([]) });

export type Parameter = z.output<typeof parameter>;

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: z.output<typeof content> | null;
  response(status: number): z.output<typeof response> | undefined;
}

/** docs/platform-api/openapi.yaml, read and resolved by itself: a second opinion on what the sandbox was written from. */
export class Specification {
  readonly document: Record<string, unknown>;
  // Ajv takes several times as long for faster code, and each test file validates but little.
  private readonly ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    coerceTypes: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(path = join(__dirname, '../../../docs/platform-api/openapi.yaml')) {
    this.document = z.record(z.string(), z.unknown()).parse(parse(readFileSync(path, 'utf8')));
    addFormats(this.ajv);
    this.ajv.addSchema(this.document, 'api');
  }

  resolve(node: unknown): unknown {
    const found = reference.safeParse(node);
    return found.success ? this.resolve(this.at(found.data.$ref)) : node;
  }

  /** What a `#/...` reference names. @throws when it names nothing. */
  at(pointer: string): unknown {
    let node: unknown = this.document;
    for (const part of pointer.replace(/^#\//, '').split('/')) {
      const key = decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~');
      node = z.record(z.string(), z.unknown()).parse(node)[key];
      if (node === undefined) throw new Error(`${pointer} names nothing`);
    }
    return node;
  }

  operations(section: 'paths' | 'webhooks' = 'paths'): Operation[] {
    const items = z.record(z.string(), z.record(z.string(), z.unknown())).parse(this.document[section]);
    return Object.entries(items).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, raw]) => {
          const read = operation.parse(raw);
          const parameters = [...shared.parse(item).parameters, ...read.parameters].map((one) =>
            parameter.parse(this.resolve(one)),
          );
          const body =
            read.requestBody === undefined
              ? null
              : z.object({ content }).parse(this.resolve(read.requestBody)).content;
          return {
            id: read.operationId,
            method: method.toUpperCase(),
            path,
            parameters,
            body,
            response: (status: number) => {
              const found =
                read.responses[String(status)] ?? (status >= 400 ? read.responses['default'] : undefined);
              return found === undefined ? undefined : response.parse(this.resolve(found));
            },
          };
        }),
    );
  }

  /** What is wrong with the value, or nothing. */
  faults(schema: unknown, value: unknown): string[] {
    const key = JSON.stringify(schema);
    let validate = this.validators.get(key);
    if (validate === undefined) {
      validate = this.ajv.compile(absolute(schema));
      this.validators.set(key, validate);
    }
    return validate(value) === true
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  }

  headerFaults(headers: Readonly<Record<string, unknown>>, given: Headers): string[] {
    return Object.entries(headers).flatMap(([name, raw]) => {
      const { required, schema } = header.parse(this.resolve(raw));
      const value = given.get(name);
      if (value === null) return required ? [`the header ${name} is missing`] : [];
      return this.faults(schema, value).map((fault) => `header ${name}${fault}`);
    });
  }
}

/** The same schema with references into the whole document. */
function absolute(schema: unknown): Record<string, unknown> {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
