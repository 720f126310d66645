import type { Issue } from './issue';
import type { Plan } from './jql/plan';
import { badRequest } from './refusal';
import type { Project } from './site-model';

/** The place of the last issue of a page. Numbers order as they are, keys by project and number. */
export interface Place {
  readonly main: number;
  readonly projectKey: string;
  readonly number: number;
  readonly id: number;
  /** Ids and numbers grow with this time, which so finds the place in the order of creation. */
  readonly created: number;
}

/** The order of a query, over the issues of the given projects by id. */
export class Ranking {
  private readonly sign: 1 | -1;

  constructor(
    private readonly plan: Plan,
    private readonly projects: ReadonlyMap<string, Project>,
  ) {
    this.sign = plan.ordering.descending ? -1 : 1;
  }

  has(projectId: string): boolean {
    return this.projects.has(projectId);
  }

  place(issue: Issue): Place {
    const { by } = this.plan.ordering;
    const main = by === 'key' ? 0 : by === 'id' ? Number(issue.id) : issue[by];
    const projectKey = this.projects.get(issue.projectId)?.key ?? '';
    return { main, projectKey, number: issue.number, id: Number(issue.id), created: issue.created };
  }

  compare(one: Place, other: Place): number {
    if (one.main !== other.main) return this.sign * (one.main - other.main);
    if (this.plan.ordering.tie === 'id') return this.sign * (one.id - other.id);
    if (one.projectKey !== other.projectKey) return this.sign * (one.projectKey < other.projectKey ? -1 : 1);
    return this.sign * (one.number - other.number);
  }

  sorted(issues: Iterable<Issue>): Issue[] {
    const placed = [...issues].map((issue) => ({ issue, place: this.place(issue) }));
    return placed.sort((one, other) => this.compare(one.place, other.place)).map(({ issue }) => issue);
  }
}

/** A page token: the last place, bound to its query. */
export function writeToken(place: Place, jql: string): string {
  return Buffer.from(
    [place.main, place.projectKey, place.number, place.id, place.created, jql].join('\n'),
  ).toString('base64url');
}

/** Throws status 400 for a token that is malformed or of another query. */
export function readToken(token: string, jql: string): Place {
  const [main, projectKey, number, id, created, ...query] = Buffer.from(token, 'base64url')
    .toString()
    .split('\n');
  const place = {
    main: Number(main),
    projectKey: projectKey ?? '',
    number: Number(number),
    id: Number(id),
    created: Number(created),
  };
  const sound =
    [place.main, place.number, place.id, place.created].every(Number.isFinite) && query.join('\n') === jql;
  if (!sound) throw badRequest('The provided next page token is invalid or expired.');
  return place;
}
