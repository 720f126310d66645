import type { Problem } from '../errors/problem';
import type { CreateScreen, NewIssue } from '../jira/port';
import type { MappedField } from '../mapping/fields/table';
import { packFingerprints, withRefused, type Fingerprints } from '../mapping/fingerprints';
import type { NewIssue as Planned } from '../mapping/new-items';
import type { Task } from '../platform/port';
import type { LinkedProject, SyncContext } from './context';
import { tenantMark } from './ours';
import { withoutIssueField } from './refused-field';

/** What issues are made of together: one project, one issue type, and so one create screen. */
export interface IssueKind {
  readonly project: LinkedProject;
  readonly typeId: string;
  readonly screen: CreateScreen;
}

export interface Draft {
  readonly project: LinkedProject;
  readonly task: Task;
  readonly planned: Planned;
  /** Why a field was left out that had been sent. */
  readonly problem: Problem | null;
}

/** Fields that the create screen does not show cannot be set; the field stays unagreed and is tried as an edit. */
export function requestFor(context: SyncContext, kind: IssueKind, draft: Draft): NewIssue {
  const { project, typeId, screen } = kind;
  const { extra, ...plain } = draft.planned.fields;
  const shown = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => screen.fieldIds.has(field)));
  const custom = shown(extra ?? {});
  const fields = { ...shown(plain), ...(Object.keys(custom).length === 0 ? {} : { extra: custom }) };
  return {
    projectId: project.link.jiraProjectId,
    issueTypeId: typeId,
    fields: { ...fields, summary: draft.planned.fields.summary },
    link: {
      connection: context.connection.id,
      tenant: tenantMark(context.connection),
      task: draft.task.id,
      link: project.link.id,
      agreed: packFingerprints(agreedAtCreation(draft, kind)),
    },
  };
}

/** What is agreed the moment the issue exists: all that was sent, but neither its status nor what the screen lacks. */
export function agreedAtCreation(
  { planned }: Pick<Draft, 'planned'>,
  { project, screen }: IssueKind,
): Fingerprints {
  const missing = project.fields.filter(
    ({ name, jiraField }) => name !== 'title' && !screen.fieldIds.has(jiraField),
  );
  return withRefused(planned.agreedAfter, null, ['status', ...missing.map(({ name }) => name)]);
}

export function without(draft: Draft, field: MappedField, problem: Problem): Draft {
  const { planned } = draft;
  const fields = { ...withoutIssueField(planned.fields, field), summary: planned.fields.summary };
  const agreedAfter = withRefused(planned.agreedAfter, null, [field.name]);
  return { ...draft, planned: { ...planned, fields, agreedAfter }, problem };
}
