import type { TaskRecord } from './model';
import { readFilter, UnreadableFilter } from './task-filter';
import { noFields } from './task-values';
import { projects, users } from './tenant';

const project = projects.find(({ id }) => id === 'prj-roadmap') ?? fail();
function fail(): never {
  throw new Error('The tenant has no Roadmap');
}
const task: TaskRecord = {
  id: 'tsk-1',
  projectId: 'prj-roadmap',
  typeId: 'ty-story',
  key: 'ROAD-1',
  title: 'A',
  description: null,
  statusId: 'st-doing',
  priorityId: null,
  assigneeId: 'usr-lena',
  dueDate: null,
  labels: ['Launch day', 'q1'],
  parentId: null,
  fields: noFields,
  externalUrl: null,
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  updatedBy: null,
  deleted: false,
  commentsUpdatedAt: null,
};
const matches = (filter: string): boolean => readFilter(filter, project, users)(task);

test.each([
  [''],
  ['  '],
  ['type:Story'],
  ['TYPE:story'],
  ['type:ty-story'],
  ['status:"In progress"'],
  ['status:"in PROGRESS" status:Done'],
  ['type:Story  status:st-doing label:q1'],
  ['label:"launch day"'],
  ['assignee:"Lena Lead"'],
  ['assignee:none assignee:usr-lena'],
  ['priority:none'],
])('%s matches', (filter) => expect(matches(filter)).toBe(true));

test.each([
  ['type:Task'],
  ['type:Story status:Done'],
  ['status:Done status:Backlog'],
  ['label:launch'],
  ['label:q1 priority:High'],
  ['assignee:none'],
  ['assignee:"Milo Member"'],
])('%s does not match', (filter) => expect(matches(filter)).toBe(false));

test('quotes and backslashes in a value', () => {
  const said = { ...task, labels: ['a "b" \\ c'] };
  expect(readFilter('label:"a \\"b\\" \\\\ c"', project, users)(said)).toBe(true);
});

test.each([
  ['colour:red', '"colour" is not one of the names type, status, priority, label, assignee'],
  ['type:Epic', 'There is no type "Epic" in this project'],
  ['status:In progress', '"progress" is not a term like name:value or name:"a value with spaces"'],
  ['status:"In progress', '"status:"In" is not a term like name:value or name:"a value with spaces"'],
  ['label:""', 'The value of label is empty'],
  ['type = Story', '"type" is not a term like name:value or name:"a value with spaces"'],
  ['assignee:Nobody', 'There is no assignee "Nobody" in this project'],
])('%s is refused with the reason', (filter, reason) => {
  expect(() => matches(filter)).toThrow(new UnreadableFilter(reason));
});
