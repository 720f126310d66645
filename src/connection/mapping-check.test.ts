import { suggestProject } from '../mapping/suggest-project';
import { checkMapping } from './mapping-check';
import { optionsOf, type MappingSides } from './mapping-sides';

/** A portfolio holds what groups work, a team's project the work itself. */
const sides: MappingSides = {
  jiraProjectId: '1',
  platformProjectId: 'p',
  platformName: 'Platform',
  types: [
    {
      id: '10001',
      name: 'Task',
      subtask: false,
      level: 0,
      statuses: [{ id: '1', name: 'To Do', statusCategory: { key: 'new' } }],
      screen: { fields: [], fieldIds: new Set(), required: [], priorities: [] },
    },
  ],
  schema: {
    types: [{ id: 'theme', name: 'Theme', level: 2 }],
    statuses: [{ id: 'open', name: 'Open', category: 'todo', typeIds: null }],
    priorities: [],
    fields: [],
  },
  capabilities: {
    changes: 'told',
    webhooks: false,
    versionConditions: false,
    idempotentCreates: false,
    pageSize: 100,
    markup: 'html',
    maxTitleLength: 255,
    fields: [],
    deletes: false,
    tellsDeleted: false,
    comments: 'none',
    externalUrl: false,
    filterExample: null,
    rate: null,
  },
};

test('a suggestion that pairs no types says so before anybody tries to link', () => {
  const mapping = suggestProject(optionsOf(sides), { reachable: () => true });
  expect(mapping.types).toEqual([]);
  const errors = checkMapping(mapping, sides, new Map()).filter(({ level }) => level === 'error');
  expect(errors.map(({ part, item, code }) => [part, item, code])).toEqual([
    ['types', null, 'MAPPING_TYPES_MISSING'],
  ]);
});
