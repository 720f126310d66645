import { heldValue, readEditMeta, sentValue, type CustomField } from './custom-fields';

const meta = (about: unknown, wrap = (list: unknown): unknown => ({ customFields: list })) =>
  readEditMeta(wrap([{ customfield_1: about }]))[0];
const field = (kind: CustomField['kind']): CustomField => ({
  id: 'customfield_1',
  name: 'F',
  kind,
  options: kind.endsWith('select')
    ? [
        { id: '10', name: 'Monday' },
        { id: 'b', name: 'Other' },
      ]
    : null,
  readOnly: false,
  required: false,
});

test.each([
  ['a list of one description', [{ label: 'F', type: 'Text' }], undefined],
  ['a description alone', { label: 'F', type: 'Text' }, undefined],
  ['small letters', { name: 'F', fieldType: 'text' }, (list: unknown) => ({ customfields: list })],
  [
    'one level down',
    { title: 'F', schema: { type: 'string' } },
    (list: unknown) => ({ fields: { customFields: list } }),
  ],
])('editmeta as %s is read', (_, about, wrap) => {
  expect(meta(about, wrap)).toEqual(field('text'));
});

test.each([
  ['Number', 'number'],
  ['Decimal', 'number'],
  ['Date', 'date'],
  ['Date/Time', 'date-time'],
  ['Checkbox', 'boolean'],
  ['Hyperlink', 'url'],
  ['Text Area', 'text'],
])('the type %s is a %s', (type, kind) => expect(meta({ label: 'F', type })?.kind).toBe(kind));

test('choices are choices, whatever the type is called', () => {
  const allowedValues = [
    { id: 10, value: 'Monday' },
    { id: 'b', name: 'Other' },
  ];
  expect(meta({ label: 'F', type: 'Dropdown', allowedValues })).toEqual(field('select'));
  expect(meta({ label: 'F', type: 'Strange', values: allowedValues })).toEqual(field('select'));
  expect(meta({ label: 'F', type: 'Multi-select', options: allowedValues })).toEqual(field('multi-select'));
});

test.each([
  { label: 'F', type: 'RichText' },
  { label: 'F' },
  { label: 'F', type: 'Dropdown' },
  'x',
  null,
  [],
])('what cannot be told is not offered (%#)', (about) => expect(meta(about)).toBeUndefined());

test.each([
  ['text', 'a', 'a'],
  ['number', 4.5, 4.5],
  ['number', '4.5', 4.5],
  ['number', 'many', null],
  ['boolean', 'Yes', true],
  ['boolean', false, false],
  ['date', '2026-12-24T00:00:00Z', '2026-12-24'],
  ['date', 'soon', null],
  ['date-time', '2026-12-24T10:00:00', '2026-12-24T10:00:00.000Z'],
  ['date-time', 'soon', null],
  ['url', '', null],
] as const)('a %s that holds %p is %p', (kind, value, expected) => {
  expect(heldValue(field(kind), [{ value }])).toBe(expected);
});

test.each(['text', 'select', 'multi-select', 'number'] as const)('an empty %s is null', (kind) => {
  for (const given of [null, undefined, [], 'x']) expect(heldValue(field(kind), given)).toBeNull();
  expect(sentValue(field(kind), null)).toBeNull();
});

test('choices go by their numbers, with their names', () => {
  expect(heldValue(field('select'), [{ id: 10, value: 'Monday' }])).toBe('10');
  expect(
    heldValue(field('multi-select'), [
      { id: 10, value: 'Monday' },
      { id: 'b', value: 'Other' },
    ]),
  ).toEqual(['10', 'b']);
  expect(sentValue(field('select'), '10')).toEqual([{ id: 10, value: 'Monday' }]);
  expect(sentValue(field('multi-select'), ['b', '10'])).toEqual([
    { id: 'b', value: 'Other' },
    { id: 10, value: 'Monday' },
  ]);
  expect(sentValue(field('multi-select'), [])).toBeNull();
});
