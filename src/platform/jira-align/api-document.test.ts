import { documentAddresses, readDocument } from './api-document';

const members = (...names: string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const item = members('id', 'title', 'state', 'programId', 'lastUpdatedDate');
const listed = (schema: object) => ({ get: { responses: { '200': { schema } } } });
const swagger = (properties: object, path = '/rest/align/api/2/Features') => ({
  swagger: '2.0',
  paths: { [path]: listed({ type: 'array', items: { $ref: '#/definitions/Feature' } }) },
  definitions: { Feature: { properties } },
});
const features = (document: unknown) => readDocument(document)?.collections.get('features');

test.each([
  ['with its base', '/rest/align/api/2/Features', '/Features'],
  ['below the base', '/features', '/features'],
  ['with a version', '/v2/features', '/features'],
  ['with the version as a parameter', '/{api-version}/Features', '/Features'],
])('a path %s is found, in the spelling of the document', (_, path, below) => {
  expect(features(swagger(item, path))?.path).toBe(below);
});

test('Swagger 2.0, OpenAPI 3, inherited members and wrapped lists are read alike', () => {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Base' }, { properties: members('title', 'state', 'programId') }],
  };
  const wrapped = { properties: { value: { type: 'array', items: schema } } };
  const content = { 'application/json': { schema: wrapped } };
  const document = {
    openapi: '3.0.1',
    paths: { '/Features': { get: { responses: { '200': { content } } } } },
    components: { schemas: { Base: { properties: members('id', 'lastUpdatedDate') } } },
  };
  expect(features(document)).toEqual({ ...features(swagger(item)), path: '/Features' });
});

test.each([
  ['lastUpdatedDate', item, 'lastUpdatedDate'],
  ['lastUpdated', members('id', 'title', 'state', 'programId', 'lastUpdated'), 'lastUpdated'],
  ['both', { ...item, ...members('lastUpdated') }, 'lastUpdatedDate'],
  ['another spelling', members('Id', 'Title', 'State', 'ProgramID', 'LastUpdatedDate'), 'LastUpdatedDate'],
  ['none', members('id', 'title', 'state', 'primaryProgramId'), null],
])('the time of the last change: %s', (_, properties, expected) => {
  expect(features(swagger(properties))?.members.changed).toBe(expected);
});

test.each([
  ['names beside the numbers', { enum: [0, 1], 'x-enumNames': ['Open', 'Closed'] }, ['Open', 'Closed']],
  ['names for programs', { enum: [0, 1], 'x-enum-varnames': ['Open', 'Closed'] }, ['Open', 'Closed']],
  ['words', { enum: [0, 1], description: '0 - Open, 1 - Closed' }, ['Open', 'Closed']],
])('states are named by %s', (_, state, names) => {
  expect([...(features(swagger({ ...item, state }))?.states.values() ?? [])]).toEqual(names);
});

test.each([
  ['numbers without names', { enum: [0, 1] }],
  ['a name too few', { enum: [0, 1], 'x-enumNames': ['Open'] }],
  ['nothing', { type: 'integer' }],
])('with %s the usual states are taken', (_, state) => {
  expect(features(swagger({ ...item, state }))?.states.size).toBe(6);
});

test('a type without a program, a title or a state is not offered', () => {
  for (const name of ['programId', 'title', 'state', 'id']) {
    const { [name]: _left, ...rest } = item;
    expect(readDocument(swagger(rest))).toBeNull();
  }
});

test('what points to itself or nowhere ends', () => {
  const round = { ...swagger(item), definitions: { Feature: { $ref: '#/definitions/Feature' } } };
  expect(readDocument(round)).toBeNull();
  expect(readDocument({ ...swagger(item), definitions: {} })).toBeNull();
  for (const nonsense of [null, 'x', [], {}, { paths: [] }, { paths: { '/Features': null } }])
    expect(readDocument(nonsense)).toBeNull();
});

test('a resource for whoever asks, and whether items can be deleted, are found', () => {
  const document = swagger(item);
  const more = {
    ...document,
    paths: { ...document.paths, '/users/me': {}, '/Features/{featureId}': { delete: {} } },
  };
  expect(readDocument(more)).toMatchObject({ currentUser: '/users/me' });
  expect(readDocument(document)).toMatchObject({ currentUser: null, deletes: false });
});

test('addresses come from the page as its viewer has them, then from where they usually are', () => {
  expect(documentAddresses(`JSON.parse('{"urls":[{"url":"v2/swagger.json","name":"2"}]}')`)[0]).toBe(
    'v2/swagger.json',
  );
  expect(documentAddresses('url: "../docs/2.0/swagger.json", dom_id')[0]).toBe('../docs/2.0/swagger.json');
  expect(documentAddresses('<p>Sign in</p>')).toEqual(['v2/swagger.json', '2/swagger.json']);
});
