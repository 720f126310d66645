import * as z from 'zod';
import { checked, type Traffic } from './checked';
import { Specification } from './specification';

const specification = new Specification();

function walk(node: unknown, visit: (node: Record<string, unknown>, path: string) => void, path = '#'): void {
  if (Array.isArray(node)) node.forEach((one, index) => walk(one, visit, `${path}/${index}`));
  const read = z.record(z.string(), z.unknown()).safeParse(node);
  if (Array.isArray(node) || !read.success) return;
  visit(read.data, path);
  for (const [name, value] of Object.entries(read.data)) walk(value, visit, `${path}/${name}`);
}

test('is OpenAPI 3.1 with the parts that this asks for', () => {
  const shape = z.strictObject({
    openapi: z.string().regex(/^3\.1\.\d$/),
    info: z.object({ title: z.string(), version: z.string(), license: z.object({ name: z.string() }) }),
    servers: z.array(z.object({ url: z.string() })).min(1),
    security: z.array(z.unknown()).min(1),
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string().startsWith('/'), z.unknown()),
    webhooks: z.record(z.string(), z.unknown()),
    components: z.strictObject({
      securitySchemes: z.unknown(),
      parameters: z.unknown(),
      headers: z.unknown(),
      requestBodies: z.unknown(),
      responses: z.record(z.string(), z.object({ description: z.string() })),
      schemas: z.unknown(),
    }),
  });
  expect(shape.safeParse(specification.document).error).toBeUndefined();
});

test('every reference names something, and everything named is used', () => {
  const used = new Set<string>();
  walk(specification.document, (node) => {
    if (typeof node['$ref'] === 'string') {
      expect(() => specification.at(String(node['$ref']))).not.toThrow();
      used.add(node['$ref']);
    }
  });
  const components = z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .parse(specification.document['components']);
  const unused = Object.entries(components)
    .filter(([kind]) => kind !== 'securitySchemes')
    .flatMap(([kind, all]) => Object.keys(all).map((name) => `#/components/${kind}/${name}`))
    .filter((pointer) => !used.has(pointer));
  expect(unused).toEqual([]);
});

test('every example is of its schema', () => {
  let examples = 0;
  const faults: string[] = [];
  walk(specification.document, (node, path) => {
    const isSchema = path.startsWith('#/components/schemas/') && Array.isArray(node['examples']);
    const given = isSchema
      ? z.array(z.unknown()).parse(node['examples'])
      : 'example' in node
        ? [node['example']]
        : [];
    for (const example of given) {
      examples += 1;
      const schema = isSchema ? node : node['schema'];
      faults.push(...specification.faults(schema, example).map((fault) => `${path}${fault}`));
    }
  });
  expect(faults).toEqual([]);
  expect(examples).toBeGreaterThan(40);
});

test('operations have their own names, the parameters of their paths, and a problem for what goes wrong', () => {
  const operations = specification.operations();
  expect(operations).toHaveLength(20);
  expect(new Set(operations.map((one) => one.id)).size).toBe(operations.length);
  for (const operation of operations) {
    const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]).sort();
    expect(
      operation.parameters
        .filter((one) => one.in === 'path')
        .map((one) => one.name)
        .sort(),
    ).toEqual(inPath);
    expect(Object.keys(operation.response(418)?.content ?? {})).toEqual(['application/problem+json']);
  }
  expect(specification.operations('webhooks').map((one) => one.id)).toEqual(['tasksChanged']);
});

test('the check of traffic finds what is wrong in requests and in answers', async () => {
  const traffic: Traffic = { seen: new Map(), faults: [] };
  const program = checked(
    specification,
    async () =>
      new Response('{"items":[{"id":"tsk-1"}]}', {
        headers: { 'content-type': 'application/json', RateLimit: 'many' },
      }),
    traffic,
  );
  await program(
    new Request('https://sandbox.planlink.example/api/v1/tasks?projectIds=a,a&limit=500&colour=red'),
  );
  const found = traffic.faults.join('\n');
  for (const part of [
    'unknown query parameter colour',
    'parameter projectIds',
    'parameter limit',
    'header RateLimit must match',
    'RateLimit-Policy is missing',
    "must have required property 'more'",
    "must have required property 'title'",
  ]) {
    expect(found).toContain(part);
  }
  await program(new Request('https://sandbox.planlink.example/api/v1/everything'));
  expect(traffic.faults.at(-1)).toContain('is not in the specification');
});
