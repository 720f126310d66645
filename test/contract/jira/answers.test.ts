import { Ajv2020 } from 'ajv/dist/2020';
import { operations } from '../../../local/jira/contract';
import { validateAnswer, validateRequest } from '../../../local/jira/contract-validation';
import { demoTwin, request, send } from './demo-twin';
import { examples } from './examples';
import { at, describeWithOfficial, official, present, record, relaxed } from './official';

jest.setTimeout(30_000);

const named = examples.map(
  (example) => [`${example.operationId} ${String(example.status)} ${example.path}`, example] as const,
);

async function answerOf(example: (typeof examples)[number]) {
  const twin = await demoTwin();
  await example.before?.(twin);
  const response = await send(twin, example);
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    headers: response.headers,
  };
}

test('there is an example for each status of each operation', () => {
  const wanted = operations.flatMap(({ id, answerSchemas }) =>
    [...answerSchemas.keys()].map((status) => `${id} ${String(status)}`),
  );
  const had = new Set(examples.map(({ operationId, status }) => `${operationId} ${String(status)}`));
  expect(wanted.filter((one) => !had.has(one))).toEqual([]);
});

describe('the twin by our contract', () => {
  test.each(named)('%s', async (_name, example) => {
    const { status, body, headers } = await answerOf(example);
    expect(status).toBe(example.status);
    expect(validateAnswer(example.method, `/rest/api/3/${example.path}`, status, body)).toEqual([]);
    expect(headers.get('x-twin-points')).not.toBeNull();
    if (status < 300) expect(await validateRequest(request(example))).toEqual([]);
  });
});

describeWithOfficial('the twin by the document of Atlassian', () => {
  // Formats are left out: Jira itself writes stamps with +0000, which the format date-time does not allow.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(record.parse(relaxed(official)), 'official');

  const pointerTo = (keys: readonly string[]) =>
    `official#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const commonRefusal = (body: unknown) =>
    ajv.validate({ $ref: pointerTo(['components', 'schemas', 'ErrorCollection']) }, body);

  function wayTo({
    operationId,
    status,
  }: Pick<(typeof examples)[number], 'operationId' | 'status'>): readonly string[] {
    const operation = operations.find(({ id }) => id === operationId);
    if (operation === undefined) throw new Error(`The contract has no ${operationId}`);
    const method = operation.method.toLowerCase();
    return [
      'paths',
      operation.path,
      method,
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
  }

  // Where Atlassian gives no schema there is nothing to hold the answer against.
  const described = !present
    ? named
    : named.filter(([, example]) => example.status !== 204 && at(official, ...wayTo(example)) !== undefined);

  test.each(described)('%s', async (_name, example) => {
    const { status, body } = await answerOf(example);
    // Whatever the shape of one refusal, a request that is wrong as a whole gets the common one.
    if (status >= 400 && commonRefusal(body)) return;
    const validate = ajv.compile({ $ref: pointerTo(wayTo(example)) });
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
  });
});
