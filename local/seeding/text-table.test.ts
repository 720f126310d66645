import { table } from './text-table';

test('columns are as wide as their widest cell and long cells are cut', () => {
  expect(
    table(
      ['a', 'title'],
      [
        ['long key', 'x'.repeat(60)],
        ['b', ''],
      ],
    ),
  ).toEqual(['a         title', `--------  ${'-'.repeat(44)}`, `long key  ${'x'.repeat(41)}...`, 'b']);
});
