import type { JiraTransition } from '../jira/port';
import { waysOf } from './workflow-look';

const statuses = [
  ['1', 'new'],
  ['2', 'indeterminate'],
  ['3', 'indeterminate'],
  ['4', 'done'],
].map(([id = '', key = '']) => ({ id, name: id, statusCategory: { key } }));

const to = (toStatusId: string, missing: readonly string[] = []): JiraTransition => ({
  id: `to-${toStatusId}`,
  name: `To ${toStatusId}`,
  toStatusId,
  toCategory: '',
  missing,
  resolutionId: null,
});

test('a status is only called unreachable when every way that may be taken has been seen', () => {
  const one = new Map([['1', [to('2')]]]);
  expect([...waysOf({ statuses }, one).unreachable]).toEqual([]);
  const whole = new Map([...one, ['2', [to('1'), to('4')]] as const]);
  expect([...waysOf({ statuses }, whole).unreachable]).toEqual(['3']);
});

test('where new issues begin needs no way, and what is done leads nowhere further', () => {
  const known = new Map([
    ['2', [to('4'), to('3')]],
    ['3', []],
  ]);
  expect([...waysOf({ statuses }, known).unreachable]).toEqual([]);
});

test('a way that demands a field is told by its name, unless there is another', () => {
  const barred = new Map([['1', [to('2'), to('4', ['Approver', 'Cost'])]]]);
  expect([...waysOf({ statuses }, barred).barred]).toEqual([
    ['4', { transition: 'To 4', field: 'Approver, Cost' }],
  ]);
  const open = new Map([...barred, ['2', [to('4')]] as const]);
  expect([...waysOf({ statuses }, open).barred]).toEqual([]);
});
