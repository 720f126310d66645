import { refusalReason, wordsOf } from './refusal-reason';

const refused = (body: unknown) => refusalReason(JSON.stringify(body), 400, 'item')?.details.facts;

test.each([
  ['summary', 'title'],
  ['duedate', 'dueDate'],
  ['assignee', 'assigneeId'],
  ['customfield_10101', 'fields.customfield_10101'],
  ['resolution', 'resolution'],
  ['<b>', ''],
])('a refusal of %s names %s', (field, named) => {
  expect(refused({ errorMessages: [], errors: { [field]: 'No.' } })).toEqual({ field: named, reason: 'No.' });
});

test('words without a field are kept as the reason, in one line', () => {
  expect(refused({ errorMessages: ['The project\nis archived.', 'Ask.'], errors: {} })).toEqual({
    reason: 'The project is archived. Ask.',
  });
});

test('what is no error collection says nothing', () => {
  expect(refusalReason('<html></html>', 400, 'item')).toBeNull();
  expect(refusalReason('[]', 400, 'item')).toBeNull();
  expect(wordsOf('{"errors":{"a":{"not":"text"}}}')).toBe('');
});
