import type { Clock } from '../clock';
import type { ChangeItem, Issue } from './issue';
import type { IssueStore } from './issue-store';
import type { Permissions } from './permissions';
import { productEvent, type Details, type ProductEvent } from './product-event';
import { issueNotFound, Refusal } from './refusal';
import type { SearchIndex } from './search-index';
import type { Sequences } from './sequences';
import type { Project, Site, User } from './site-model';

/** The parts of the twin that its routes and commands work with. */
export class Jira {
  constructor(
    readonly clock: Clock,
    readonly site: Site,
    readonly permissions: Permissions,
    readonly store: IssueStore,
    readonly index: SearchIndex,
    readonly sequences: Sequences,
    private readonly onEvent: (event: ProductEvent) => void,
  ) {}

  projectOf(issue: Issue): Project {
    const project = this.site.project(issue.projectId);
    if (project === undefined) throw new Error(`Issue ${issue.key} has no project`);
    return project;
  }

  parentOf(issue: Issue): { readonly issue: Issue; readonly project: Project } | null {
    const parent = issue.parentId === null ? undefined : this.store.find(issue.parentId);
    return parent === undefined ? null : { issue: parent, project: this.projectOf(parent) };
  }

  /** An issue that the user may see; throws 404 as Jira does for both missing and hidden. */
  visibleIssue(user: User, idOrKey: string): Issue {
    const issue = this.store.find(idOrKey);
    if (issue === undefined || !this.sees(user, issue)) throw issueNotFound();
    return issue;
  }

  sees(user: User, issue: Issue): boolean {
    return issue.archived !== 'hidden' && this.may(user, this.projectOf(issue), 'BROWSE_PROJECTS');
  }

  visibleProject(user: User, idOrKey: string, status = 404): Project {
    const project = this.site.project(idOrKey);
    if (project === undefined || !this.may(user, project, 'BROWSE_PROJECTS')) {
      throw new Refusal(status, [`No project could be found with id or key '${idOrKey}'.`]);
    }
    return project;
  }

  may(user: User, project: Project, permission: string): boolean {
    return this.permissions.inProject(user, project, permission);
  }

  announce(actor: User, issue: Issue, details: Details): void {
    const happening = {
      site: this.site,
      actor,
      now: this.clock.now(),
      issue,
      project: this.projectOf(issue),
      parent: this.parentOf(issue),
    };
    this.onEvent(productEvent(happening, details));
  }

  /** Stores a new version of an issue with its changelog and tells the world; the version and stamp are set here. */
  commitChange(actor: User, before: Issue, after: Issue, items: readonly ChangeItem[]): Issue {
    const now = this.clock.now();
    const issue = { ...after, version: before.version + 1, updated: Math.max(now, before.updated) };
    const changelogId = String(this.sequences.next('history', 10_000));
    this.store.setHistory(issue.id, [
      ...this.store.history(issue.id),
      { id: changelogId, authorId: actor.accountId, created: now, items: [...items] },
    ]);
    this.store.put(issue);
    this.announce(actor, issue, { kind: 'updated', changelogId, items });
    return issue;
  }
}
