import { fieldNames } from '../../../src/contract/field-names';
import type { FieldChoice, Mapping, MappingOptions, MappingProblem } from '../../../src/contract/mapping';
import { withTypes } from './change-types';
import type { EditedMapping } from './edited-mapping';
import { freeFields, newEntry, newEntryId, waysOf } from './field-pairs';
import { placeOf, sectionProblems } from './place-problems';
import { savingEffect } from './saving-effect';
import { placeStatusProblems } from './status-problems';

const field = (id: string, kind: FieldChoice['kind'], more: Partial<FieldChoice> = {}): FieldChoice => ({
  id,
  name: id,
  kind,
  options: null,
  required: false,
  readOnly: false,
  typeIds: null,
  ...more,
});

const options: MappingOptions = {
  jira: {
    types: [
      {
        id: '10001',
        name: 'Task',
        level: 0,
        statuses: [
          { id: '1', name: 'To Do', category: 'todo' },
          { id: '2', name: 'In Review', category: 'in-progress' },
          { id: '3', name: 'Done', category: 'done' },
        ],
      },
    ],
    priorities: [],
    fields: [field('customfield_1', 'number'), field('customfield_2', 'date', { readOnly: true })],
  },
  platform: {
    types: [
      { id: 'task', name: 'Task', level: 0 },
      { id: 'bug', name: 'Bug', level: 0 },
    ],
    statuses: [
      { id: 'open', name: 'To-do', category: 'todo', typeIds: null },
      { id: 'doing', name: 'Doing', category: 'in-progress', typeIds: ['task'] },
      { id: 'found', name: 'Found', category: 'todo', typeIds: ['bug'] },
      { id: 'closed', name: 'Closed', category: 'done', typeIds: null },
    ],
    priorities: [],
    fields: [field('points', 'number'), field('start', 'date'), field('team', 'multi-select')],
    fieldNames,
    deletes: true,
    comments: 'edited',
    externalUrl: true,
    filterExample: 'status:Done',
    changes: 'pushed',
    tellsDeleted: true,
  },
};

const mapping: EditedMapping = {
  version: 2,
  types: [{ task: 'task', jira: '10001' }],
  statuses: [],
  priorities: [],
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  fields: {},
  custom: [],
  comments: 'both',
  filter: { jira: null, platform: null },
  linkBack: true,
  deletions: 'keep',
  createTasks: 'new',
};

describe('another choice of types', () => {
  it('brings the statuses of an issue type by name, then by what they mean, and back the same way', () => {
    const { statuses } = withTypes(mapping, mapping.types, options);
    expect(statuses).toEqual([
      {
        issueTypeId: '10001',
        toJira: [
          { task: 'open', jira: '1' },
          { task: 'doing', jira: '2' },
          { task: 'closed', jira: '3' },
        ],
        toTask: [
          { task: 'open', jira: '1' },
          { task: 'doing', jira: '2' },
          { task: 'closed', jira: '3' },
        ],
      },
    ]);
  });

  it('keeps what was chosen for an issue type that stays, and forgets the others', () => {
    const kept = { issueTypeId: '10001', toJira: [], toTask: [] };
    const gone = { issueTypeId: '10002', toJira: [], toTask: [] };
    expect(withTypes({ statuses: [gone, kept] }, mapping.types, options).statuses).toEqual([kept]);
  });
});

describe('fields', () => {
  it('travel as far as their kinds and their sides let them', () => {
    expect(waysOf(field('a', 'number'), field('b', 'number'))).toEqual(['both', 'to-jira', 'to-platform']);
    expect(waysOf(field('a', 'number'), field('b', 'text'))).toEqual(['to-jira']);
    expect(waysOf(field('a', 'date'), field('b', 'date', { readOnly: true }))).toEqual(['to-platform']);
    expect(waysOf(field('a', 'text'), field('b', 'other'))).toEqual([]);
  });

  it('are offered when one of the other side fits them, and once', () => {
    const ids = (fields: readonly FieldChoice[]) => fields.map(({ id }) => id);
    expect(ids(freeFields('task', options, [], null))).toEqual(['points', 'start']);
    expect(ids(freeFields('jira', options, [], field('points', 'number')))).toEqual(['customfield_1']);
    const entry = newEntry(field('points', 'number'), field('customfield_1', 'number'), []);
    expect(ids(freeFields('task', options, entry === null ? [] : [entry], null))).toEqual(['start']);
  });

  it('pair their options by name, and never under an id that is taken', () => {
    const list = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }));
    const entry = newEntry(
      field('size', 'select', { options: list('Small', 'Large') }),
      field('customfield_3', 'select', { options: list('LARGE', 'Huge') }),
      [],
    );
    expect(entry?.options).toEqual([{ task: 'large', jira: 'large' }]);
    const randoms = [0, 0.5];
    expect(newEntryId(['000'], () => randoms.shift() ?? 0)).toBe('i00');
  });
});

describe('problems', () => {
  const problem = (more: Partial<MappingProblem>): MappingProblem => ({
    level: 'warning',
    code: 'MAPPING_STATUS_MISSING',
    facts: {},
    part: 'statuses',
    item: '10001',
    ...more,
  });

  it('stand beside the row of the status they are about, or else with their type', () => {
    const missing = problem({ facts: { name: 'Doing', side: 'Planning' } });
    const unreachable = problem({
      code: 'MAPPING_STATUS_UNREACHABLE',
      facts: { name: 'Done', type: 'Task', side: 'Jira' },
    });
    const barred = problem({
      code: 'JIRA_TRANSITION_NEEDS_FIELD',
      facts: { status: 'Done', field: 'Reason', type: 'Task' },
    });
    // On the platform a type may be called as the issue type is.
    const onPlatform = problem({ ...unreachable, facts: { name: 'Done', type: 'Task', side: 'Planning' } });
    const unseen = problem({ code: 'MAPPING_WORKFLOW_UNSEEN', facts: { type: 'Task' } });
    const placed = placeStatusProblems(
      [missing, unreachable, barred, onPlatform, unseen],
      { toJira: [{ task: 'closed', jira: '3' }], toTask: [] },
      options.platform.statuses,
      options.jira.types[0]?.statuses ?? [],
    );
    expect(placed.toJira.get('doing')).toEqual([missing]);
    expect(placed.toJira.get('closed')).toEqual([unreachable, barred]);
    expect(placed.toTask.get('2')).toEqual([]);
    expect(placed.others).toEqual([onPlatform, unseen]);
  });

  it('are told at their section where no row is about them', () => {
    const required = problem({ part: 'custom', item: 'customfield_9', code: 'MAPPING_FIELD_REQUIRED' });
    const refused = problem({ part: 'filter', item: null, code: 'JIRA_FILTER_REFUSED' });
    expect(sectionProblems([required, refused], 'fields', ['mapping-custom-abc'])).toEqual([required]);
    expect(placeOf(refused)).toBe('mapping-filter-jira');
    expect(sectionProblems([refused], 'filter', ['mapping-filter-jira'])).toEqual([]);
  });
});

test('saving is told in numbers: fields and types that come and go, and whether anything will be deleted', () => {
  const edited: EditedMapping = {
    ...mapping,
    types: [{ task: 'bug', jira: '10001' }],
    fields: { labels: { direction: 'off', conflict: 'newest', when: 'always' } },
    custom: ['points', 'start'].map((task, place): Mapping['custom'][number] => ({
      id: `ab${String(place)}`,
      task,
      jira: `customfield_${String(place)}`,
      direction: 'both',
      conflict: 'newest',
      when: 'always',
      options: [],
    })),
    deletions: 'follow',
  };
  expect(savingEffect(mapping, edited)).toEqual({
    newFields: 2,
    endedFields: 1,
    newTypes: 1,
    endedTypes: 1,
    statuses: false,
    comments: false,
    selection: false,
    deletions: 'follow',
  });
  expect(savingEffect(mapping, mapping)).toMatchObject({ newFields: 0, endedFields: 0, deletions: null });
});
