import { csv } from './csv';

test('what would divide cells or rows is quoted, as RFC 4180 says', () => {
  expect(
    csv([
      ['a', 'b,c'],
      ['say "no"', 'two\r\nlines'],
    ]),
  ).toBe('a,"b,c"\r\n"say ""no""","two\r\nlines"\r\n');
});

test.each(['=HYPERLINK("https://x")', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '\r=1', '|cmd'])(
  'a spreadsheet takes %j for text and not for a formula',
  (formula) => {
    expect(csv([[formula]]).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('ordinary text, also with such signs inside, is left as it is', () => {
  expect(csv([['2026-11-22T08:00:00.000Z', 'a=b', 'ünï']])).toBe('2026-11-22T08:00:00.000Z,a=b,ünï\r\n');
});
