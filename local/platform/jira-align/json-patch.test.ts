import { patched } from './json-patch';
import { AlignProblem } from './problem';

const item = () => ({
  title: 'A',
  tags: ['one', 'two'],
  parentId: null,
  customFields: [{ customfield_1: null }, { customfield_2: [{ id: 1, value: 'Low' }] }],
});
const after = (...operations: unknown[]): unknown => patched(item(), operations);

test.each([
  ['replaces a member', { op: 'replace', path: '/title', value: 'B' }, { ...item(), title: 'B' }],
  ['puts a value where null is', { op: 'replace', path: '/parentId', value: 7 }, { ...item(), parentId: 7 }],
  ['adds over what is there', { op: 'add', path: '/title', value: 'B' }, { ...item(), title: 'B' }],
  [
    'adds at the end of a list',
    { op: 'add', path: '/tags/-', value: 'x' },
    { ...item(), tags: ['one', 'two', 'x'] },
  ],
  ['adds in a list', { op: 'add', path: '/tags/1', value: 'x' }, { ...item(), tags: ['one', 'x', 'two'] }],
  ['replaces in a list', { op: 'replace', path: '/tags/0', value: 'x' }, { ...item(), tags: ['x', 'two'] }],
  ['removes from a list', { op: 'remove', path: '/tags/0' }, { ...item(), tags: ['two'] }],
  ['moves', { op: 'move', from: '/tags/0', path: '/tags/1' }, { ...item(), tags: ['two', 'one'] }],
  ['copies', { op: 'copy', from: '/title', path: '/parentId' }, { ...item(), parentId: 'A' }],
  ['tests', { op: 'test', path: '/tags', value: ['one', 'two'] }, item()],
  [
    'reaches a custom field at its place',
    { op: 'replace', path: '/customFields/0/customfield_1', value: [{ value: 'x' }] },
    { ...item(), customFields: [{ customfield_1: [{ value: 'x' }] }, item().customFields[1]] },
  ],
  [
    'takes a path without its slash and in small letters, as the knowledge base writes it',
    { op: 'replace', path: 'customfields/1/customfield_2/0/value', value: 'High' },
    { ...item(), customFields: [{ customfield_1: null }, { customfield_2: [{ id: 1, value: 'High' }] }] },
  ],
])('%s', (_, operation, expected) => expect(after(operation)).toEqual(expected));

test.each([
  ['a member that is not there', { op: 'replace', path: '/nothing', value: 1 }],
  ['a member of null', { op: 'replace', path: '/customFields/0/customfield_1/0/value', value: 1 }],
  ['a place behind the list', { op: 'add', path: '/tags/3', value: 'x' }],
  ['a place that cannot be replaced', { op: 'replace', path: '/tags/-', value: 'x' }],
  ['a leading zero', { op: 'remove', path: '/tags/01' }],
  ['a test that fails', { op: 'test', path: '/title', value: 'B' }],
  ['an operation nobody knows', { op: 'set', path: '/title', value: 'B' }],
  ['more than an operation has', { op: 'remove', path: '/title', value: 'B' }],
  ['the whole document', { op: 'replace', path: '', value: {} }],
])('%s is refused', (_, operation) => expect(() => after(operation)).toThrow(AlignProblem));

test('what is refused changes nothing, whatever came before it', () => {
  const before = item();
  expect(() =>
    patched(before, [
      { op: 'replace', path: '/title', value: 'B' },
      { op: 'remove', path: '/x' },
    ]),
  ).toThrow();
  expect(before).toEqual(item());
});
