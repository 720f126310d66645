import { defaultPort, readStartOptions } from './start-options';

test('without options the defaults hold', () => {
  expect(readStartOptions([])).toEqual({
    port: defaultPort,
    platforms: ['planning-api', 'jira-align', 'jira-data-center'],
    empty: false,
    memory: false,
    help: false,
  });
});

test('every option is read', () => {
  expect(
    readStartOptions(['--port', '5200', '--platform', 'jira-align', '--empty', '--memory', '--help']),
  ).toEqual({
    port: 5200,
    platforms: ['jira-align'],
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
  [['--platform', 'trello']],
])('refuses %j', (args) => {
  expect(() => readStartOptions(args)).toThrow();
});
