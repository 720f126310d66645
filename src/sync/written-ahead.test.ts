import { issueFieldsSchema, type JiraIssue } from '../jira/port';
import { mappedFields } from '../mapping/fields/table';
import {
  agreedOn,
  fingerprintsFrom,
  neverAgreed,
  packFingerprints,
  unpackFingerprints,
  withFields,
} from '../mapping/fingerprints';
import { suggestMapping } from '../mapping/suggest-mapping';
import type { Link } from './links';
import { lastAgreed, withEdit } from './written-ahead';

const fields = mappedFields(
  suggestMapping({
    issueTypeId: '1',
    jiraStatuses: [{ id: '10', name: 'To do', statusCategory: { key: 'new' } }],
    jiraPriorities: [],
    schema: { statuses: [{ id: 's1', name: 'To do', category: 'todo' }], priorities: [] },
  }),
);

function issueWith(summary: string, link: JiraIssue['link']): JiraIssue {
  const stamp = '2026-11-02T09:00:00.000+0000';
  const answer = issueFieldsSchema.parse({
    summary,
    status: { id: '10', name: 'To do', statusCategory: { key: 'new' } },
    issuetype: { id: '1', name: 'Task' },
    project: { id: '1', key: 'P' },
    created: stamp,
    updated: stamp,
  });
  return { id: '10500', key: 'P-1', fields: answer, link };
}

const mark = { connection: 'c1', tenant: 't', task: 'tsk-1' };
const printOf = (summary: string): string => {
  const [title] = fields.filter(({ name }) => name === 'title');
  return title?.jiraPrint(issueWith(summary, null).fields) ?? '';
};
const nothing = fingerprintsFrom([], () => neverAgreed, neverAgreed);
const agreedTitle = (summary: string) =>
  withFields(nothing, ['title'], () => ({ jira: printOf(summary), task: printOf(summary) }));
const before = agreedTitle('Before');
const link: Link = {
  connectionId: 'c1',
  projectLinkId: 'l1',
  taskId: 'tsk-1',
  issueId: '10500',
  state: 'ok',
  agreedAt: 1_000,
  agreed: packFingerprints(before),
  lastChangeBy: null,
};
const edited = { ...mark, agreed: packFingerprints(agreedTitle('Ours')), at: 2_000 };
const titleOf = (agreed: string | null) => agreedOn(unpackFingerprints(agreed), 'title').jira;

test('an issue that holds what we wrote after the last record is agreed on that, which is not stored', () => {
  const { agreed, isStored } = lastAgreed(link, issueWith('Ours', edited), fields);
  expect(titleOf(agreed)).toBe(printOf('Ours'));
  expect(isStored).toBe(false);
});

test.each([
  ['somebody has edited it since', issueWith('Theirs', edited), link],
  ['the record is newer', issueWith('Ours', edited), { ...link, agreedAt: 2_000 }],
  ['it was never edited by us', issueWith('Ours', mark), link],
])('what is stored counts where %s', (_, issue, stored) => {
  expect(lastAgreed(stored, issue, fields)).toEqual({ agreed: stored.agreed, isStored: true });
});

test('an edit carries what will be agreed of the fields that it sends, beside the mark of the issue', () => {
  const sent = withEdit(issueWith('Before', mark), before, agreedTitle('Ours'), ['title']);
  expect(sent).toMatchObject({ planlink: { ...mark, agreed: edited.agreed } });
  expect(withEdit(issueWith('Before', mark), before, agreedTitle('Ours'), [])).toMatchObject({
    planlink: { agreed: link.agreed },
  });
  expect(withEdit(issueWith('Before', mark), null, before, ['title'])).toEqual({});
});
