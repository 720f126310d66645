import * as z from 'zod';
import type { WorldIssue } from '../../local/jira/world';
import type { TaskRecord } from '../../local/platform/data/model';
import type { World } from '../../local/world';
import { homeOf, isUpper, modelProjects, unlinked, type ModelProject } from './projects';
import type { Span } from './looks';
import { sides, type EditedField, type Side } from './steps';
import { itemOfTitle } from './values';

/** One thing that people said of one field on one side. `at` in milliseconds since the epoch. */
export interface Edit {
  readonly side: Side;
  readonly field: EditedField;
  /** In the words of Jira. */
  readonly value: string;
  /** What stood there before, as the person saw it. */
  readonly over: string;
  readonly at: number;
  /** When it happened, in the count of `Looks`. */
  readonly span: Span;
}

export interface Comment {
  readonly side: Side;
  readonly id: string;
  text: string;
}

/** What people know of an item: where it came from and what they did to it. */
export interface Item {
  readonly number: number;
  readonly project: ModelProject;
  readonly bornAt: Side;
  taskId: string | null;
  issueKey: string | null;
  readonly deleted: Record<Side, boolean>;
  edits: Edit[];
  comments: Comment[];
}

/** In the words of the model. */
export function nameOf(parent: Item | undefined): string {
  return parent === undefined ? '-' : String(parent.number);
}

function projectOf({ key }: WorldIssue): string {
  return key.slice(0, key.lastIndexOf('-'));
}

const property = z.object({ task: z.string() });

export function namedTask(issue: WorldIssue): string | null {
  return property.safeParse(issue.properties['planlink']).data?.task ?? null;
}

/** Issue and task of an item as they truly are just now. What the app has made is known by the mark on the issue. */
export class Items {
  private readonly all = new Map<number, Item>();

  constructor(private readonly world: World) {
    for (const project of modelProjects) {
      for (const issue of this.issuesOf(project)) {
        const number = itemOfTitle(issue.summary);
        if (number === null) continue;
        const item = this.add(number, project, 'platform');
        item.issueKey = issue.key;
        item.taskId = namedTask(issue);
      }
    }
  }

  add(number: number, project: ModelProject, bornAt: Side): Item {
    const item: Item = {
      number,
      project,
      bornAt,
      taskId: null,
      issueKey: null,
      deleted: { jira: false, platform: false },
      edits: [],
      comments: [],
    };
    this.all.set(number, item);
    return item;
  }

  get(number: number): Item | undefined {
    return this.all.get(number);
  }

  list(): readonly Item[] {
    return [...this.all.values()];
  }

  /** The number of the item that has this issue key or task id, in words; the key or id when none has. */
  named(side: Side, keyOrId: string): string {
    const found = this.list().find((item) => {
      if (side === 'platform') return item.taskId === keyOrId || this.task(item)?.id === keyOrId;
      return item.issueKey === keyOrId || this.issue(item)?.key === keyOrId;
    });
    return found === undefined ? keyOrId : String(found.number);
  }

  /** What the item can be made part of on this side; none where nothing can. */
  above(item: Item, side: Side): readonly Item[] {
    if (isUpper(item.number)) return [];
    return this.list().filter(
      (one) =>
        isUpper(one.number) &&
        one.project === item.project &&
        (side === 'jira' ? this.issue(one) : this.task(one)) !== undefined,
    );
  }

  issuesOf(project: ModelProject): readonly WorldIssue[] {
    return this.world.jira.world.issuesOf(project.jiraKey);
  }

  /** Issues that were moved to where no link reaches. */
  unlinked(): readonly WorldIssue[] {
    return this.world.jira.world.issuesOf(unlinked.jira);
  }

  /** Of all projects, also those that were moved to where no link reaches. */
  tasks(): readonly TaskRecord[] {
    const projects = [unlinked.platform, ...modelProjects.map(({ platformId }) => platformId)];
    return projects.flatMap((id) => this.world.sandbox.world.tasks(id));
  }

  /** Whether its issue or its task was moved to a project that is not the one of its pair: the pair rests until both are back. */
  isAway(item: Item): boolean {
    return sides.some((side) => this.isAwayOn(side, item));
  }

  isAwayOn(side: Side, item: Item): boolean {
    const place = this.placeOf(side, item);
    return place !== undefined && place !== homeOf(item.project, side);
  }

  /** The project in which its issue or its task is: the key of Jira, or the id of the platform. */
  placeOf(side: Side, item: Item): string | undefined {
    if (side === 'platform') return this.task(item)?.projectId;
    const issue = this.issue(item);
    return issue && projectOf(issue);
  }

  /** Undefined while there is none, and once it is deleted. */
  issue(item: Item): WorldIssue | undefined {
    if (item.issueKey === null && item.taskId !== null)
      item.issueKey = this.issuesOf(item.project).find((one) => namedTask(one) === item.taskId)?.key ?? null;
    return item.issueKey === null ? undefined : this.world.jira.world.issue(item.issueKey);
  }

  task(item: Item): TaskRecord | undefined {
    if (item.taskId === null && item.issueKey !== null) {
      const issue = this.world.jira.world.issue(item.issueKey);
      item.taskId = issue === undefined ? null : namedTask(issue);
    }
    if (item.taskId === null) return undefined;
    const task = this.world.sandbox.world.task(item.taskId);
    return task.deleted ? undefined : task;
  }
}
