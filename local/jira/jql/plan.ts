import type { Issue } from '../issue';
import { badRequest } from '../refusal';
import type { Project } from '../site-model';
import { parseDate } from './dates';
import { compile, type Test, type Vocabulary } from './conditions';
import { parseJql, type Clause, type Condition, type FunctionCall, type Order } from './parser';

export type TimeField = 'updated' | 'created';

/** Inclusive bounds in milliseconds. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Ordering {
  readonly by: TimeField | 'key' | 'id';
  readonly tie: 'key' | 'id';
  readonly descending: boolean;
}

/** A query as something the index can answer. */
export interface Plan {
  readonly projectIds: ReadonlySet<string> | null;
  readonly issues: ReadonlySet<string> | null;
  readonly ranges: Readonly<Partial<Record<TimeField, Range>>>;
  /** Search alias to accepted values. */
  readonly properties: ReadonlyMap<string, ReadonlySet<string>>;
  /** What else an issue has to meet. */
  readonly tests: readonly Test[];
  readonly ordering: Ordering;
}

export interface PlanContext extends Vocabulary {
  readonly aliases: ReadonlySet<string>;
  /** Whether an issue has a value where this search alias looks. */
  hasProperty(alias: string, issue: Issue): boolean;
  /** A project that the user may browse, by id, key or name. */
  findProject(value: string): Project | undefined;
  /** Where the user has a role, null for a role that the site has not. */
  projectsWithRole(role: string): readonly Project[] | null;
}

const ISSUE_FIELDS: ReadonlySet<string> = new Set(['key', 'issuekey', 'issue', 'id']);

/**
 * Reads JQL into a plan: what an index can answer narrows the search, the rest is tested issue by issue. Throws refusals
 * of status 400 for unknown fields and values and for unbounded queries.
 */
export function planJql(jql: string, context: PlanContext): Plan {
  const query = parseJql(jql);
  if (query.condition === null) {
    throw badRequest(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  }
  let projectIds: ReadonlySet<string> | null = null;
  let issues: ReadonlySet<string> | null = null;
  const ranges: Partial<Record<TimeField, Range>> = {};
  const properties = new Map<string, ReadonlySet<string>>();
  const tests: Test[] = [];
  for (const part of conjuncts(query.condition)) {
    const clause = 'field' in part ? part : null;
    const field = clause?.field.toLowerCase() ?? '';
    const alias = clause === null ? null : aliasOf(clause.field, context.aliases);
    if (clause !== null && alias !== null && (clause.operator === 'is' || clause.operator === 'is not')) {
      const wanted = clause.operator === 'is not';
      tests.push((issue) => context.hasProperty(alias, issue) === wanted);
    } else if (clause !== null && alias !== null)
      properties.set(alias, intersect(properties.get(alias) ?? null, equality(clause, alias)));
    else if (clause !== null && field === 'project' && POSITIVE.has(clause.operator))
      projectIds = intersect(projectIds, projectsOf(clause, context));
    else if (clause !== null && (field === 'updated' || field === 'created') && clause.call === undefined)
      ranges[field] = narrow(ranges[field], clause, context);
    else if (clause !== null && ISSUE_FIELDS.has(field) && POSITIVE.has(clause.operator))
      issues = intersect(
        issues,
        equality(clause, clause.field).map((value) => value.toUpperCase()),
      );
    else tests.push(compile(part, context));
  }
  return { projectIds, issues, ranges, properties, tests, ordering: orderingOf(query.order) };
}

const POSITIVE: ReadonlySet<string> = new Set(['=', 'in']);

function conjuncts(condition: Condition): readonly Condition[] {
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}

function aliasOf(field: string, aliases: ReadonlySet<string>): string | null {
  for (const alias of aliases) if (alias.toLowerCase() === field.toLowerCase()) return alias;
  return null;
}

function intersect(before: ReadonlySet<string> | null, values: readonly string[]): ReadonlySet<string> {
  return new Set(before === null ? values : values.filter((value) => before.has(value)));
}

function equality(clause: Clause, field: string): readonly string[] {
  if (clause.call !== undefined)
    throw badRequest(`The Jira twin does not model the function '${clause.call.name}' for '${field}'.`);
  if (clause.operator === '=' || clause.operator === 'in') return clause.values;
  throw badRequest(`The operator '${clause.operator}' is not supported by the '${field}' field.`);
}

function projectsOf(clause: Clause, context: PlanContext): readonly string[] {
  if (clause.call?.name.toLowerCase() === 'projectswhereuserhasrole')
    return whereInRole(clause.call, context);
  return equality(clause, 'project').map((value) => {
    const project = context.findProject(value);
    if (project === undefined)
      throw badRequest(`The value '${value}' does not exist for the field 'project'.`);
    return project.id;
  });
}

function whereInRole({ name, given }: FunctionCall, context: PlanContext): readonly string[] {
  const [role] = given;
  if (role === undefined || given.length !== 1)
    throw badRequest(`Function '${name}' expected '1' arguments but received '${String(given.length)}'.`);
  const projects = context.projectsWithRole(role);
  if (projects === null) throw badRequest(`Function '${name}' could not find the role '${role}'.`);
  return projects.map(({ id }) => id);
}

function narrow(before: Range | undefined, clause: Clause, context: PlanContext): Range {
  if (!['>=', '>', '<=', '<'].includes(clause.operator)) {
    throw badRequest(`The Jira twin does not model the operator '${clause.operator}' on '${clause.field}'.`);
  }
  const time = parseDate(clause.field, clause.values[0] ?? '', context.now, context.timeZone);
  const { from, to } = before ?? { from: -Infinity, to: Infinity };
  if (clause.operator === '>=') return { from: Math.max(from, time), to };
  if (clause.operator === '>') return { from: Math.max(from, time + 1), to };
  if (clause.operator === '<=') return { from, to: Math.min(to, time) };
  return { from, to: Math.min(to, time - 1) };
}

function orderField(order: Order): Ordering['by'] {
  const field = order.field.toLowerCase();
  if (field === 'updated' || field === 'created' || field === 'id') return field;
  if (field === 'key' || field === 'issuekey') return 'key';
  throw badRequest(`The Jira twin does not model ordering by '${order.field}'.`);
}

function orderingOf(order: readonly Order[]): Ordering {
  const [first, second, third] = order;
  if (first === undefined) return { by: 'id', tie: 'id', descending: true };
  const by = orderField(first);
  const tie = second === undefined ? 'key' : orderField(second);
  if (
    third !== undefined ||
    (tie !== 'key' && tie !== 'id') ||
    (second !== undefined && second.descending !== first.descending)
  ) {
    throw badRequest(
      'The Jira twin models ordering by one field and then by key or id in the same direction only.',
    );
  }
  return { by, tie, descending: first.descending };
}
