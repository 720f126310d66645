import { readConfiguration } from './configuration';

const connection = {
  name: 'One',
  platform: 'planning-api',
  address: 'https://one.example.com',
  credentials: { method: 'pat' },
  workspaces: [],
  links: [],
  settings: { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 },
};
const document = { format: 'planlink-configuration', version: 1, connections: [connection] };

function codeOf(text: string): unknown {
  try {
    readConfiguration(text);
    return 'read';
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

test('what was exported is read back', () => {
  expect(readConfiguration(JSON.stringify(document))).toEqual(document);
});

test.each<[string, string]>([
  ['not JSON', 'name: One'],
  ['nothing', '  '],
  ['a list', '[]'],
  ['another format', JSON.stringify({ ...document, format: 'other' })],
  ['a later version', JSON.stringify({ ...document, version: 3 })],
  ['a field that is not known', JSON.stringify({ ...document, more: true })],
  ['a secret beside what is known', JSON.stringify(withConnection({ clientSecret: 'x' }))],
  [
    'a secret inside the credentials',
    JSON.stringify(withConnection({ credentials: { method: 'pat', token: 'x' } })),
  ],
  ['a number for a name', JSON.stringify(withConnection({ name: 7 }))],
  ['connections that are no list', JSON.stringify({ ...document, connections: connection })],
  [
    'more connections than a site takes',
    JSON.stringify({ ...document, connections: Array(101).fill(connection) }),
  ],
  [
    'a name that means something else to JavaScript',
    `{"__proto__":{"format":"x"},${JSON.stringify(document).slice(1)}`,
  ],
  [
    'such a name far inside',
    JSON.stringify(document).replace('"mendRole":null', '"__proto__":{},"mendRole":null'),
  ],
  ['depth without end', '['.repeat(90_000) + ']'.repeat(90_000)],
  ['depth in an object', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
])('refused as unreadable: %s', (_, text) => {
  expect(codeOf(text)).toBe('IMPORT_UNREADABLE');
  expect(Object.prototype).not.toHaveProperty('format');
});

function withConnection(change: Readonly<Record<string, unknown>>) {
  return { ...document, connections: [{ ...connection, ...change }] };
}
