import { Problem } from '../errors/problem';
import type { LinkedProject, SyncContext } from './context';
import { jiraAlias, taskNames } from './refused-field';

type FieldNames = ReadonlyMap<string, string>;

/** What one pass has learnt: the fields of a project are asked for once. */
const learnt = new WeakMap<SyncContext, Map<string, FieldNames>>();

/**
 * A refusal with its field as readers know it: by our own name for what every item has, else by what the side calls it
 * that refused. Both sides refuse by id, and nobody knows a field by that.
 */
export async function withFieldName(
  context: SyncContext,
  projectLinkId: string,
  problem: Problem,
): Promise<Problem> {
  const field = problem.details.facts?.['field'];
  const project = context.projects.find(({ link }) => link.id === projectLinkId);
  if (typeof field !== 'string' || project === undefined) return problem;
  const name = problem.code.startsWith('JIRA_')
    ? await nameInJira(context, project, field)
    : problem.code === 'PLATFORM_REFUSED_ITEM'
      ? await nameOnPlatform(context, project, field)
      : undefined;
  if (name === undefined || name === field) return problem;
  return new Problem(problem.code, { ...problem.details, facts: { ...problem.details.facts, field: name } });
}

async function nameInJira(
  context: SyncContext,
  { fields, link }: LinkedProject,
  refused: string,
): Promise<string | undefined> {
  const id = jiraAlias[refused] ?? refused;
  const mapped = fields.find(({ jiraField }) => jiraField === id)?.label;
  if (mapped !== undefined || !id.startsWith('customfield_')) return mapped;
  const { jiraProjectId } = link;
  const names = await namesOf(context, `jira ${jiraProjectId}`, () =>
    context.jira.fieldsOfProject(jiraProjectId),
  );
  return names.get(id);
}

async function nameOnPlatform(
  context: SyncContext,
  { fields, link }: LinkedProject,
  refused: string,
): Promise<string | undefined> {
  if (!refused.startsWith('fields.')) return taskNames[refused];
  const id = refused.slice('fields.'.length);
  const mapped = fields.find(({ taskField }) => taskField === id)?.label;
  if (mapped !== undefined) return mapped;
  const { platformProjectId } = link;
  const names = await namesOf(
    context,
    `platform ${platformProjectId}`,
    async () => (await context.platform.projectSchema(platformProjectId)).fields,
  );
  return names.get(id);
}

async function namesOf(
  context: SyncContext,
  place: string,
  ask: () => Promise<readonly { readonly id: string; readonly name: string }[]>,
): Promise<FieldNames> {
  const known = learnt.get(context) ?? new Map<string, FieldNames>();
  learnt.set(context, known);
  const before = known.get(place);
  if (before !== undefined) return before;
  let names: FieldNames = new Map();
  try {
    names = new Map((await ask()).map(({ id, name }) => [id, name]));
  } catch (error) {
    // The refusal is told with the id: better than not at all.
    if (!(error instanceof Problem)) throw error;
  }
  known.set(place, names);
  return names;
}
