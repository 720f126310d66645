import { halfCharacterField } from './half-character';

test.each([
  ['none', { name: 'Roadmap 🚀', at: 3, more: null }, null],
  ['one in a text', { name: 'Roadmap', project: '\ud800' }, 'project'],
  ['one deep inside', { name: 'Roadmap', mapping: { users: [{ name: 'a\udc00b' }] } }, 'mapping'],
  ['one in a name', { statuses: { '\ud83d': 'x' } }, 'statuses'],
  ['nothing at all', undefined, null],
])('half a character is found: %s', (_, payload, field) => {
  expect(halfCharacterField(payload)).toBe(field);
});
