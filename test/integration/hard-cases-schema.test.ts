import { HardCase } from './hard-case';
import { planningFields, planningKinds } from './mapped';

let at: HardCase;
afterEach(() => at.stop());

const named = (facts: Readonly<Record<string, string>>): unknown => expect.objectContaining(facts);

test('a status that the workflow lost is told by name, the rest of the change arrives, and the status follows once it is back', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  const { workflow } = at.jira
    .projects()
    .find((p) => p.key === 'ROAD')
    ?.issueTypes.find(({ name }) => name === 'Task') ?? { workflow: null };
  if (workflow === null) throw new Error('No workflow');
  at.jira.changeIssueType('ROAD', 'Task', {
    workflow: {
      ...workflow,
      statuses: workflow.statuses.filter((status) => status.id !== '10001'),
      transitions: workflow.transitions.filter(({ to }) => to !== '10001'),
    },
  });
  at.platform.editTask(id, { statusId: 'st-review', title: 'To review' });
  at.platform.editTask(at.task('Two').id, { statusId: 'st-done' });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ summary: 'To review', status: { name: 'To Do' } });
  expect(at.issueOf(at.task('Two').id).status.name).toBe('Done');
  expect(at.platform.task(id).statusId).toBe('st-review');
  expect(await at.told()).toEqual([
    { code: 'JIRA_NO_TRANSITION', facts: named({ status: 'In Review', from: 'To Do' }) },
  ]);
  at.jira.changeIssueType('ROAD', 'Task', { workflow });
  await at.settle(30);
  expect(at.jira.issue(key)?.status.name).toBe('In Review');
  expect(await at.told()).toEqual([]);
});

test('a status that Jira has gained without a counterpart stays in Jira and is told by name', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  at.jira.changeIssueType('ROAD', 'Task', ({ workflow }) => ({
    workflow: {
      ...workflow,
      statuses: [...workflow.statuses, { id: '10999', name: 'Parked', category: 'indeterminate' }],
      transitions: [
        ...workflow.transitions,
        { id: '99', name: 'Park', from: 'any', to: '10999', screen: [] },
      ],
    },
  }));
  await at.milo.transition(key, '99');
  await at.milo.edit(key, { summary: 'Parked one' });
  await at.settle();
  expect(at.platform.task(id)).toMatchObject({ title: 'Parked one', statusId: 'st-backlog' });
  expect(at.jira.issue(key)?.status.name).toBe('Parked');
  expect(await at.told()).toEqual([
    { code: 'STATUS_UNMAPPED', facts: named({ status: 'Parked', side: 'jira' }) },
  ]);
});

test('a transition that is taken away and one that demands a field are told by name, and end by themselves', async () => {
  at = await HardCase.begin();
  const [one, two] = [at.pair('One'), at.pair('Two')];
  const before =
    at.jira
      .projects()
      .find((p) => p.key === 'ROAD')
      ?.issueTypes.find(({ name }) => name === 'Task')?.workflow.transitions ?? [];
  at.jira.changeTransitions('ROAD', 'Task', (all) =>
    all
      .filter(({ to }) => to !== '10002')
      .map((step) => (step.to === '3' ? { ...step, screen: ['assignee'] } : step)),
  );
  at.platform.editTask(one.id, { statusId: 'st-done', labels: ['kept'] });
  at.platform.editTask(two.id, { statusId: 'st-doing', labels: ['kept'] });
  await at.settle();
  for (const { key } of [one, two])
    expect(at.jira.issue(key)).toMatchObject({ status: { name: 'To Do' }, labels: ['kept'] });
  const told = await at.told();
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ code: 'JIRA_NO_TRANSITION', facts: named({ status: 'Done' }) });
  expect(told).toContainEqual({
    code: 'JIRA_TRANSITION_NEEDS_FIELD',
    facts: named({ status: 'In Progress', field: 'Assignee' }),
  });
  at.jira.changeTransitions('ROAD', 'Task', () => before);
  await at.settle(30);
  expect([one, two].map(({ key }) => at.jira.issue(key)?.status.name)).toEqual(['Done', 'In Progress']);
  expect(await at.told()).toEqual([]);
});

test('a field that Jira demands of new issues keeps only new ones waiting, by name, until it is demanded no more', async () => {
  at = await HardCase.begin();
  at.jira.requireField('ROAD', 'Task', 'customfield_10050');
  const made = at.platform.createTask({ title: 'New' });
  at.platform.editTask(at.task('One').id, { title: 'Edited' });
  await at.settle();
  expect(at.made).toBe(4);
  expect(at.issueOf(at.task('Edited').id).summary).toBe('Edited');
  expect(await at.told()).toEqual([{ code: 'JIRA_FIELD_REQUIRED', facts: named({ field: 'Risk' }) }]);
  at.jira.changeIssueType('ROAD', 'Task', { required: [] });
  await at.settle(30);
  expect(at.issueOf(made.id).summary).toBe('New');
  expect(await at.told()).toEqual([]);
  expect(at.made).toBe(5);
  at.expectNothingExtra(5);
});

test('a mapped field that Jira demands cannot be emptied from the platform: told by name, and the rest arrives', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  at.platform.editTask(id, { dueDate: '2026-12-01' });
  await at.settle();
  at.jira.requireField('ROAD', 'Task', 'duedate');
  at.platform.editTask(id, { dueDate: null, title: 'Without a date' });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ summary: 'Without a date', dueDate: '2026-12-01' });
  expect(await at.told()).toEqual([{ code: 'JIRA_FIELD_REQUIRED', facts: named({ field: 'dueDate' }) }]);
  at.platform.editTask(id, { dueDate: '2027-01-01' });
  await at.settle();
  expect(at.jira.issue(key)?.dueDate).toBe('2027-01-01');
  expect(await at.told()).toEqual([]);
});

test('a field that the platform demands of new tasks keeps only new ones waiting, by name', async () => {
  at = await HardCase.begin();
  at.platform.requireField('prj-roadmap', 'fld-customer');
  const key = await at.newIssue({ issuetype: { id: '10002' }, summary: 'New in Jira' });
  await at.milo.edit(at.pair('One').key, { summary: 'Edited' });
  await at.settle();
  expect(at.task('Edited').title).toBe('Edited');
  at.expectNothingExtra(4);
  expect(await at.told()).toEqual([{ code: 'PLATFORM_REFUSED_ITEM', facts: named({ field: 'Customer' }) }]);
  at.platform.requireField('prj-roadmap', 'fld-customer', false);
  await at.settle(30);
  expect(at.issueOf(at.task('New in Jira').id).key).toBe(key);
  expect(await at.told()).toEqual([]);
  at.expectNothingExtra(5);
});

test('a field that is taken from the screen stays as it is on both sides, is told by name, and the rest arrives', async () => {
  at = await HardCase.begin({ custom: planningFields }, planningKinds);
  const { id, key } = at.pair('One');
  at.platform.editTask(id, { dueDate: '2026-12-01', fields: { 'fld-points': 3 } });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ dueDate: '2026-12-01', custom: { customfield_10016: 3 } });
  at.jira.removeFromScreen('ROAD', 'Task', 'duedate');
  at.jira.removeFromScreen('ROAD', 'Task', 'customfield_10016');
  at.platform.editTask(id, { title: 'Off screen', dueDate: '2026-12-02', fields: { 'fld-points': 5 } });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({
    summary: 'Off screen',
    dueDate: '2026-12-01',
    custom: { customfield_10016: 3 },
  });
  expect(at.platform.task(id)).toMatchObject({ dueDate: '2026-12-02', fields: { 'fld-points': 5 } });
  expect(await at.told()).toEqual([{ code: 'JIRA_FIELD_NOT_ON_SCREEN', facts: named({ field: 'dueDate' }) }]);
  await at.milo.edit(key, { labels: ['goes-on'] });
  await at.settle();
  expect(at.platform.task(id)).toMatchObject({ labels: ['goes-on'], dueDate: '2026-12-02' });

  const two = at.pair('Two');
  at.platform.editTask(two.id, { fields: { 'fld-points': 8 } });
  await at.settle();
  expect(await at.told()).toContainEqual({
    code: 'JIRA_FIELD_NOT_ON_SCREEN',
    facts: named({ field: 'Story points' }),
  });
  at.jira.requireField('ROAD', 'Task', 'customfield_10016');
  at.jira.requireField('ROAD', 'Task', 'duedate');
  at.platform.editTask(id, { dueDate: '2026-12-03' });
  at.platform.editTask(two.id, { fields: { 'fld-points': 13 } });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ dueDate: '2026-12-03' });
  expect(at.jira.issue(two.key)?.custom).toMatchObject({ customfield_10016: 13 });
  expect(await at.told()).toEqual([]);
});

test('somebody who leaves the platform is told by name, what they have stays, and they are assigned once they are back', async () => {
  at = await HardCase.begin();
  const [one, two] = [at.pair('One'), at.pair('Two')];
  at.platform.editTask(one.id, { assigneeId: 'usr-milo' });
  await at.settle();
  expect(at.jira.issue(one.key)?.assignee?.accountId).toBe('acc-member');
  at.platform.setUserActive('usr-milo', false);
  await at.milo.edit(two.key, { assignee: { accountId: 'acc-member' }, summary: 'His now' });
  at.platform.editTask(one.id, { title: 'Still his' });
  await at.settle();
  expect(at.platform.task(two.id)).toMatchObject({ title: 'His now', assigneeId: null });
  expect(at.jira.issue(one.key)).toMatchObject({
    summary: 'Still his',
    assignee: { accountId: 'acc-member' },
  });
  expect(await at.told()).toEqual([
    { code: 'ASSIGNEE_UNMATCHED', facts: named({ side: 'jira', user: 'Milo Member' }) },
  ]);
  at.platform.setUserActive('usr-milo', true);
  await at.pass(1.1);
  await at.settle();
  expect(at.platform.task(two.id).assigneeId).toBe('usr-milo');
  expect(await at.told()).toEqual([]);
});

test('somebody who leaves Jira is told by name, new and old items arrive without them, and they are assigned once they are back', async () => {
  at = await HardCase.begin();
  const { id, key } = at.pair('One');
  at.jira.changeUser('acc-member', { active: false });
  at.platform.editTask(id, { assigneeId: 'usr-milo', title: 'Old, his' });
  const made = at.platform.createTask({ title: 'New, his', assigneeId: 'usr-milo' });
  await at.settle();
  expect(at.jira.issue(key)).toMatchObject({ summary: 'Old, his', assignee: null });
  expect(at.issueOf(made.id)).toMatchObject({ summary: 'New, his', assignee: null });
  const notice = {
    code: 'ASSIGNEE_UNMATCHED',
    facts: named({ side: 'platform', user: 'Milo Member' }),
  };
  expect(await at.told()).toEqual([notice, notice]);
  at.jira.changeUser('acc-member', { active: true });
  await at.pass(1.1);
  await at.settle();
  for (const issue of [at.jira.issue(key), at.issueOf(made.id)])
    expect(issue?.assignee?.accountId).toBe('acc-member');
  expect(at.platform.task(id).assigneeId).toBe('usr-milo');
  expect(await at.told()).toEqual([]);
  at.expectNothingExtra(5);
});
