import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import * as z from 'zod';
import type { Program } from '../../../local/program';

const FILE = '../shared/contracts/jira-data-center-10.3.openapi.json';
const path = join(__dirname, '../../..', FILE);
const present = existsSync(path);

if (!present && process.env['DEMAND_SHARED'] === '1')
  throw new Error(`DEMAND_SHARED=1 and ${FILE} is missing`);
if (!present)
  console.warn(
    `SKIPPED: the comparison with Atlassian's document of Jira Data Center. Put its OpenAPI file (10.3) at ${FILE}, ` +
      'beside the project, to run it.',
  );

/** `describe` where Atlassian's document is at hand, else a visible skip. */
export const describeWithJiraDocument = present ? describe : describe.skip;

const record = z.record(z.string(), z.unknown());
const operationShape = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })) })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })).optional() }),
  ),
});
type Operation = z.output<typeof operationShape> & { readonly method: string; readonly pattern: RegExp };

/**
 * Where the document is known to say less than Jira has always done. Lists are described by what stands in them, pages
 * of create screens as well; options and statuses are left out.
 */
const gaps = {
  lists: new Set([
    'GET /project',
    'GET /field',
    'GET /priority',
    'GET /status',
    'GET /user/search',
    'GET /project/{projectIdOrKey}/statuses',
    'GET /issue/{issueIdOrKey}/remotelink',
  ]),
  pages: new Set([
    'GET /issue/createmeta/{projectIdOrKey}/issuetypes',
    'GET /issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
  ]),
  options: new Set(['GET /issue/{issueIdOrKey}/transitions expand', 'GET /issue/{issueIdOrKey} expand']),
  /** Answers that are not described. */
  success: new Set(['POST /issue/{issueIdOrKey}/remotelink 201']),
  /** Described by no operation at all; of versions before. */
  operations: new Set(['GET /issue/createmeta', 'GET /issuetype']),
};

export interface JiraTraffic {
  /** Operation ids with the statuses that were answered. */
  readonly seen: Map<string, Set<number>>;
  /** Broken by whoever sent the request, or by the twin: both are found here. */
  readonly faults: string[];
}

const base = '/rest/api/2';

/** Holds every request and every answer of the REST API against Atlassian's document; does nothing without it. */
export function heldAgainstJiraDocument(program: Program, traffic: JiraTraffic): Program {
  if (!present) return program;
  const document = read();
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(`${base}/`)) return program(request);
    const place = pathname.slice(base.length);
    // Before the pattern of single issues, which would take `createmeta` for a key.
    if (gaps.operations.has(`${request.method} ${place}`)) return program(request);
    const copy = request.clone();
    const answer = await program(request);
    const found = document.operations.find(
      ({ method, pattern }) => method === copy.method && pattern.test(place),
    );
    if (found === undefined) {
      if (answer.status < 400) traffic.faults.push(`${copy.method} ${place} is not in the document`);
      return answer;
    }
    traffic.seen.set(
      found.operationId,
      (traffic.seen.get(found.operationId) ?? new Set()).add(answer.status),
    );
    if (answer.status < 400)
      traffic.faults.push(
        ...[
          ...(await requestFaults(document, found, copy)),
          ...(await answerFaults(document, found, answer.clone())),
        ].map((fault) => `${found.operationId} ${answer.status}: ${fault}`),
      );
    else traffic.faults.push(...(await refusalFaults(answer.clone())).map((fault) => `${place}: ${fault}`));
    return answer;
  };
}

interface Document {
  readonly operations: readonly (Operation & { readonly name: string })[];
  faults(schema: unknown, value: unknown): string[];
}

let known: Document | undefined;

function read(): Document {
  if (known !== undefined) return known;
  const whole = record.parse(relaxed(JSON.parse(readFileSync(path, 'utf8'))));
  const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, code: { optimize: false } });
  addFormats(ajv);
  ajv.addSchema({ components: whole['components'] }, 'jira');
  const validators = new Map<string, ValidateFunction>();
  const paths = z.record(z.string(), record).parse(whole['paths']);
  const operations = Object.entries(paths)
    .filter(([template]) => template.startsWith('/api/2/'))
    .flatMap(([template, item]) =>
      Object.entries(item)
        .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
        .map(([method, operation]) => {
          const place = template.slice('/api/2'.length);
          return {
            ...operationShape.parse(operation),
            method: method.toUpperCase(),
            name: `${method.toUpperCase()} ${place}`,
            pattern: new RegExp(`^${place.replace(/\{[^}]+\}/g, '[^/]+')}$`),
          };
        }),
    )
    .sort((a, b) => a.name.split('{').length - b.name.split('{').length);
  known = {
    operations,
    faults: (schema, value) => {
      const text = JSON.stringify(schema);
      let validate = validators.get(text);
      if (validate === undefined) {
        validate = ajv.compile(record.parse(JSON.parse(text.replaceAll('"$ref":"#/', '"$ref":"jira#/'))));
        validators.set(text, validate);
      }
      return validate(value) === true
        ? []
        : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
    },
  };
  return known;
}

/**
 * The document was made from Java types: `object` without members stands for any value, examples are not always of the
 * type, and a member that Jira leaves empty comes as null.
 */
function relaxed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relaxed);
  const object = record.safeParse(value);
  if (!object.success) return value;
  const { example: _example, xml: _xml, ...rest } = object.data;
  if (
    rest['type'] === 'object' &&
    rest['properties'] === undefined &&
    rest['additionalProperties'] === undefined
  )
    return {};
  return Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => {
      // The value of an entity property is any JSON, and this one says text.
      if (key === 'EntityPropertyBean') return [key, { type: 'object', required: ['key'] }];
      if (key === 'PropertiesBean') return [key, { type: 'object' }];
      return [key, relaxed(inner)];
    }),
  );
}

async function requestFaults(
  document: Document,
  operation: Document['operations'][number],
  request: Request,
) {
  const url = new URL(request.url);
  const options = operation.parameters.filter((one) => one.in === 'query').map((one) => one.name);
  const faults = [...url.searchParams.keys()]
    .filter((name) => !options.includes(name) && !gaps.options.has(`${operation.name} ${name}`))
    .map((name) => `unknown query option ${name}`);
  const text = await request.text();
  const media = operation.requestBody?.content['application/json'];
  if (media === undefined) return text === '' ? faults : [...faults, 'a body where none is described'];
  if (operation.name.includes('/properties/')) return faults;
  const type = request.headers.get('content-type')?.split(';')[0];
  if (type !== 'application/json') return [...faults, `content type ${String(type)}`];
  const body: unknown = JSON.parse(text);
  return [
    ...faults,
    ...document.faults(media.schema, body).map((fault) => `request${fault}`),
    ...unknownMembers(body, media.schema),
  ];
}

/** Jira refuses members it does not know, and the document says so of no schema. */
function unknownMembers(body: unknown, schema: unknown): string[] {
  const name = /schemas\/(\w+)/.exec(JSON.stringify(schema))?.[1] ?? '';
  const members = membersOf(name);
  const given = record.safeParse(body);
  if (!given.success || members.length === 0) return [];
  return Object.keys(given.data)
    .filter((key) => !members.includes(key))
    .map((key) => `unknown member ${key}`);
}

const schemas = z.object({
  components: z.object({ schemas: z.record(z.string(), z.object({ properties: record.optional() })) }),
});
let members: z.output<typeof schemas> | undefined;

function membersOf(name: string): string[] {
  members ??= schemas.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.keys(members.components.schemas[name]?.properties ?? {});
}

async function answerFaults(document: Document, operation: Document['operations'][number], answer: Response) {
  const described = operation.responses[String(answer.status)];
  if (described === undefined)
    return gaps.success.has(`${operation.name} ${answer.status}`) ? [] : ['this status is not described'];
  const text = await answer.text();
  const media = described.content?.['application/json'];
  if (media === undefined) return text === '' ? [] : ['a body where none is described'];
  const body: unknown = JSON.parse(text);
  const list = gaps.pages.has(operation.name) ? record.parse(body)['values'] : body;
  const isList = gaps.pages.has(operation.name) || (gaps.lists.has(operation.name) && Array.isArray(body));
  return document
    .faults(isList ? { type: 'array', items: media.schema } : media.schema, isList ? list : body)
    .map((fault) => `answer${fault}`);
}

const refusal = z.union([
  z.strictObject({ errorMessages: z.array(z.string()), errors: z.record(z.string(), z.string()) }),
  z.object({ message: z.string() }),
]);

/** `ErrorCollection` as its users know it; the document describes no refusal. */
async function refusalFaults(answer: Response): Promise<string[]> {
  if (answer.headers.get('content-type')?.startsWith('application/json') !== true) return [];
  return refusal.safeParse(await answer.json()).success ? [] : ['a refusal of another shape'];
}
