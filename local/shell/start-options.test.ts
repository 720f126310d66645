import { defaultPort, readStartOptions } from './start-options';

test('without options the defaults hold', () => {
  expect(readStartOptions([])).toEqual({ port: defaultPort, empty: false, memory: false, help: false });
});

test('every option is read', () => {
  expect(readStartOptions(['--port', '5200', '--empty', '--memory', '--help'])).toEqual({
    port: 5200,
    empty: true,
    memory: true,
    help: true,
  });
});

test.each([
  [['--verbose']],
  [['4200']],
  [['--port']],
  [['--port', 'abc']],
  [['--port', '65535']],
  [['--port=-1']],
])('refuses %j', (args) => {
  expect(() => readStartOptions(args)).toThrow();
});
