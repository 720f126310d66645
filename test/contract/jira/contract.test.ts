import * as z from 'zod';
import { document, operations } from '../../../local/jira/contract';
import { at, describeWithOfficial, official, record } from './official';
import { differences } from './schema-difference';

const ours = record.parse(document);
const BODY = ['content', 'application/json', 'schema'];
const scopesShape = z.array(z.object({ scheme: z.string(), state: z.string(), scopes: z.array(z.string()) }));
const parametersShape = z
  .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: record }))
  .default([]);
const cases = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

function alternativesOf(schema: unknown): readonly unknown[] {
  return z.object({ anyOf: z.array(z.unknown()) }).safeParse(schema).data?.anyOf ?? [schema];
}

/** The rate limits have a page of their own and stand for every operation without being listed at each. */
const OF_EVERY_OPERATION: ReadonlySet<number> = new Set([429]);

describeWithOfficial('our contract against the document of Atlassian', () => {
  test.each(cases)('%s exists there under the same name', (_name, operation) => {
    const there = record.parse(at(official, 'paths', operation.path, operation.method.toLowerCase()));
    expect(there['operationId']).toBe(operation.id);
    expect(there['deprecated'] ?? false).toBe(false);
  });

  test.each(cases)('%s takes the same classic scopes', (_name, operation) => {
    const there = at(
      official,
      'paths',
      operation.path,
      operation.method.toLowerCase(),
      'x-atlassian-oauth2-scopes',
    );
    const current = scopesShape.parse(there).find(({ state }) => state === 'Current');
    expect(operation.scopes).toEqual(current?.scopes);
  });

  test.each(cases)('%s has our parameters, and we have all it requires', (_name, operation) => {
    const there = parametersShape.parse(
      at(official, 'paths', operation.path, operation.method.toLowerCase(), 'parameters'),
    );
    for (const { name, in: place, schema } of operation.parameters) {
      const same = there.find((parameter) => parameter.name === name && parameter.in === place);
      expect(same?.schema['type']).toBe(schema['type']);
      const theirChoice = z.array(z.string()).optional().parse(same?.schema['enum']);
      const ourChoice = z.array(z.string()).optional().parse(schema['enum']) ?? [];
      if (theirChoice !== undefined) expect(theirChoice).toEqual(expect.arrayContaining(ourChoice));
    }
    const required = there.filter((parameter) => parameter.required === true).map(({ name }) => name);
    expect(operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name)).toEqual(
      expect.arrayContaining(required),
    );
  });

  test.each(cases)('%s takes the body we send', (_name, operation) => {
    const way = ['paths', operation.path, operation.method.toLowerCase(), 'requestBody', ...BODY];
    const mine = at(ours, ...way);
    const theirs = at(official, ...way);
    expect(mine === undefined).toBe(theirs === undefined);
    if (mine === undefined) return;
    expect(
      differences({ document: ours, schema: mine }, { document: official, schema: theirs }, 'request'),
    ).toEqual([]);
  });

  test.each(cases)('%s answers what we read', (_name, operation) => {
    const responses = ['paths', operation.path, operation.method.toLowerCase(), 'responses'];
    const there = new Set(Object.keys(record.parse(at(official, ...responses))).map(Number));
    for (const status of operation.answerSchemas.keys()) {
      if (OF_EVERY_OPERATION.has(status)) continue;
      expect([...there]).toContain(status);
      const mine = at(ours, ...responses, String(status), ...BODY);
      const theirs = at(official, ...responses, String(status), ...BODY);
      if (mine === undefined || theirs === undefined) continue;
      for (const alternative of alternativesOf(mine)) {
        const against = (schema: unknown) =>
          differences(
            { document: ours, schema: alternative },
            { document: official, schema },
            'answer',
            String(status),
          );
        // Whatever the shape of one refusal, a request that is wrong as a whole gets the common one.
        if (status >= 400 && against({ $ref: '#/components/schemas/ErrorCollection' }).length === 0) continue;
        expect(against(theirs)).toEqual([]);
      }
    }
  });
});

describe('the comparison itself', () => {
  const theirs = {
    document: {},
    schema: {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'integer' } } },
      additionalProperties: false,
    },
  };
  const compare = (schema: unknown, direction: 'request' | 'answer' = 'answer') =>
    differences({ document: {}, schema }, theirs, direction);

  test('finds what theirs lacks, another type and a missing required property', () => {
    expect(compare({ type: 'object', properties: { a: { type: 'string' } } })).toEqual([]);
    expect(compare({ type: 'object', properties: { c: {} } })).toEqual(['.c does not exist there']);
    expect(compare({ type: 'object', properties: { a: { type: 'integer' } } })).toHaveLength(1);
    expect(
      compare({ type: 'object', properties: { b: { type: 'array', items: { type: 'string' } } } }),
    ).toHaveLength(1);
    expect(compare({ type: 'object', properties: { b: {} } }, 'request')).toEqual(['.a is required there']);
  });
});
