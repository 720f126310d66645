import { JiraAsPerson, JiraRefusal } from '../../local/shell/jira-as-person';
import type { TaskEdit } from '../../local/platform/data/task-values';
import type { World } from '../../local/world';
import * as z from 'zod';
import { canBeDone, type Work } from './away';
import type { Dictionary } from './dictionary';
import { issueChange } from './issue-change';
import { namedTask, nameOf, type Comment, type Item, type Items } from './items';
import type { Looks } from './looks';
import { hasPoints, homeOf, isUpper, modelProjects, TASK_POINTS, unlinked } from './projects';
import { editedFields, type EditedField, type PersonStep, type Side } from './steps';
import {
  at,
  dateOf,
  itemText,
  itemTitle,
  labelsOf,
  paragraph,
  PEOPLE,
  pointsOf,
  PRIORITIES,
  remark,
} from './values';

const created = z.object({ key: z.string() });

/** People at work on both sides. What cannot be done (the item is gone, or not there yet) is left undone. */
export class People {
  private readonly milo: JiraAsPerson;

  constructor(
    private readonly world: World,
    private readonly items: Items,
    private readonly dictionary: Dictionary,
    private readonly looks: Looks,
  ) {
    this.milo = new JiraAsPerson(world.jira.program, 'acc-member');
  }

  async do(step: PersonStep): Promise<void> {
    if (step.do === 'create') return this.create(step);
    const item = this.items.get(step.item);
    if (item === undefined) return;
    try {
      if (step.do === 'move') this.move(step, item);
      else if (step.side === 'platform') this.onPlatform(step, item);
      else await this.inJira(step, item);
    } catch (error) {
      // The issue was deleted while the person typed.
      if (!(error instanceof JiraRefusal && error.status === 404)) throw error;
    }
  }

  private async create(step: Extract<PersonStep, { do: 'create' }>): Promise<void> {
    const project = modelProjects[step.project];
    if (project === undefined || this.items.get(step.item) !== undefined) return;
    if (step.upper === true && project.upper === null) return;
    const item = this.items.add(step.item, project, step.side);
    const title = itemTitle(step.item, 0);
    const parent = step.under === undefined ? undefined : this.parentAt(item, step.side, step.under);
    if (parent !== undefined) this.note(item, { side: step.side, field: 'parent' }, nameOf(parent), '-');
    if (step.side === 'platform') {
      const fields = {
        title,
        description: `<p>${itemText(step.item, 0)}</p>`,
        priorityId: project.hasPriority ? 'pr-high' : null,
        ...(step.upper === true && project.upper !== null ? { typeId: project.upper.taskTypeId } : {}),
        parentId: parent?.taskId ?? null,
      };
      item.taskId = this.world.sandbox.world.createTask(fields, project.platformId).id;
      return;
    }
    const fields = {
      project: { id: project.jiraId },
      issuetype: { id: step.upper === true ? project.upper?.jiraTypeId : project.typeId },
      ...(typeof parent?.issueKey === 'string' ? { parent: { key: parent.issueKey } } : {}),
      summary: title,
      description: paragraph(itemText(step.item, 0)),
      ...(project.hasPriority ? { priority: { id: '2' } } : {}),
    };
    const answer = await this.world.jira.program(
      new Request('https://jira.example/rest/api/3/issue', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-twin-actor': 'user:acc-member',
          'x-twin-quota': 'exempt',
        },
        body: JSON.stringify({ fields }),
      }),
    );
    item.issueKey = created.parse(await answer.json()).key;
  }

  /**
   * To the other project or to one that nobody linked, and back. What the project there does not know (the status, the
   * parent, on the platform priority and points too) is changed by the move: the person has said so.
   */
  private move({ side, take }: Extract<PersonStep, { do: 'move' }>, item: Item): void {
    const issue = this.items.issue(item);
    const before = this.dictionary.of(side, item);
    // What is moved before it has its partner is one of the other project, and no longer this item.
    if (issue === undefined || before === undefined || isUpper(item.number) || namedTask(issue) === null)
      return;
    const home = homeOf(item.project, side);
    const others = [unlinked[side], ...modelProjects.map((one) => homeOf(one, side))].filter(
      (one) => one !== home,
    );
    const to = this.items.isAwayOn(side, item) ? home : at(others, take);
    const began = this.looks.now();
    if (side === 'jira') this.world.jira.world.moveIssue('acc-admin', issue.key, to);
    else if (item.taskId !== null) this.world.sandbox.world.moveTask(item.taskId, to);
    const after = this.dictionary.of(side, item);
    if (after === undefined) return;
    for (const field of editedFields)
      if (after[field] !== before[field])
        this.note(item, { side, field }, after[field], before[field], began);
  }

  private onPlatform(step: Work, item: Item): void {
    const task = this.items.task(item);
    if (task === undefined || !canBeDone(step, this.items, item)) return;
    const { world } = this.world.sandbox;
    if (step.do === 'delete') {
      world.deleteTask(task.id);
      item.deleted.platform = true;
    } else if (step.do === 'comment') {
      const text = remark(item.number, step.take);
      const { id } = world.addComment(task.id, `<p>${text}</p>`);
      item.comments.push({ side: 'platform', id, text });
    } else if (step.do === 'comment-edit' || step.do === 'comment-remove') {
      const comment = commentOf(item, step);
      if (comment === undefined) return;
      if (step.do === 'comment-remove') {
        world.deleteComment(comment.id);
        item.comments = item.comments.filter((one) => one !== comment);
      } else {
        comment.text = remark(item.number, step.take);
        world.editComment(comment.id, `<p>${comment.text}</p>`);
      }
    } else {
      const change = this.taskChange(step.field, step.take, item);
      if (change === null) return;
      const before = this.dictionary.ofTask(task, item);
      const after = world.editTask(task.id, change.fields);
      // Setting what is there already is no change, and nobody can see that it was meant.
      if (after.version > task.version) this.note(item, step, change.value, before[step.field]);
    }
  }

  /** What the item is made part of; undefined for nothing, which it is now and then. */
  private parentAt(item: Item, side: Side, take: number): Item | undefined {
    const above = this.items.above(item, side);
    return above[take % (above.length + 1)];
  }

  private taskChange(
    field: EditedField,
    take: number,
    item: Item,
  ): { readonly fields: TaskEdit; readonly value: string } | null {
    const { number, project } = item;
    switch (field) {
      case 'title':
        return { fields: { title: itemTitle(number, take) }, value: itemTitle(number, take) };
      case 'description':
        return { fields: { description: `<p>${itemText(number, take)}</p>` }, value: itemText(number, take) };
      case 'status': {
        const status = at(this.statuses(item), take);
        return {
          fields: { statusId: status.id },
          value: this.dictionary.status(project.platformId, status.id),
        };
      }
      case 'priority': {
        if (!project.hasPriority) return null;
        const priority = at(PRIORITIES, take);
        return { fields: { priorityId: priority.id }, value: priority.jira };
      }
      case 'assignee': {
        const person = at(PEOPLE, take);
        return { fields: { assigneeId: person.id }, value: person.jira ?? '-' };
      }
      case 'dueDate':
        return { fields: { dueDate: dateOf(take) }, value: dateOf(take) ?? '-' };
      case 'labels':
        return { fields: { labels: labelsOf(take) }, value: labelsOf(take).join(' ') };
      case 'points': {
        if (!hasPoints(item)) return null;
        const points = pointsOf(take);
        return { fields: { fields: { [TASK_POINTS]: points } }, value: String(points ?? '-') };
      }
      case 'parent': {
        if (project.upper === null || isUpper(number)) return null;
        const parent = this.parentAt(item, 'platform', take);
        return { fields: { parentId: parent?.taskId ?? null }, value: nameOf(parent) };
      }
    }
  }

  /** Those that an item of its type can have. */
  private statuses({ number, project }: Item): readonly { readonly id: string }[] {
    const typeId = isUpper(number) ? project.upper?.taskTypeId : undefined;
    const { statuses } = this.world.sandbox.world.project(project.platformId);
    return statuses.filter(({ typeIds }) => typeId === undefined || typeIds?.includes(typeId) !== false);
  }

  private async inJira(step: Work, item: Item): Promise<void> {
    const issue = this.items.issue(item);
    if (issue === undefined || !canBeDone(step, this.items, item)) return;
    if (step.do === 'delete') {
      this.world.jira.world.deleteIssue('acc-lead', issue.key);
      item.deleted.jira = true;
    } else if (step.do === 'comment') {
      const text = remark(item.number, step.take);
      await this.milo.comment(issue.key, paragraph(text));
      const made = this.world.jira.world.issue(issue.key)?.comments.at(-1);
      if (made !== undefined) item.comments.push({ side: 'jira', id: made.id, text });
    } else if (step.do === 'comment-edit' || step.do === 'comment-remove') {
      const comment = commentOf(item, step);
      if (comment === undefined) return;
      if (step.do === 'comment-remove') {
        this.world.jira.world.deleteComment('acc-member', issue.key, comment.id);
        item.comments = item.comments.filter((one) => one !== comment);
      } else {
        comment.text = remark(item.number, step.take);
        this.world.jira.world.editComment('acc-member', issue.key, comment.id, paragraph(comment.text));
      }
    } else if (step.field === 'status') {
      const before = this.dictionary.ofIssue(issue, item);
      const names = this.statuses(item).map(({ id }) => this.dictionary.status(item.project.platformId, id));
      const all = await this.milo.transitions(issue.key);
      // What has no counterpart on the platform is another test's matter.
      const transition = at(
        all.filter(({ to }) => names.includes(to.name)),
        step.take,
      );
      if (transition.to.name === issue.status.name) return;
      const began = this.looks.now();
      await this.milo.transition(issue.key, transition.id);
      this.note(item, step, transition.to.name, before.status, began);
    } else {
      const change = issueChange(step.field, step.take, item, this.parentAt(item, 'jira', step.take));
      if (change === null) return;
      const values = this.dictionary.ofIssue(issue, item);
      const before = issue.updated;
      const began = this.looks.now();
      await this.milo.edit(issue.key, change.fields);
      const after = this.world.jira.world.issue(issue.key);
      if (
        after !== undefined &&
        (after.updated !== before || JSON.stringify(after) !== JSON.stringify(issue))
      )
        this.note(item, step, change.value, values[step.field], began);
    }
  }

  private note(
    item: Item,
    { side, field }: Pick<Extract<PersonStep, { do: 'edit' }>, 'side' | 'field'>,
    value: string,
    over: string,
    began = this.looks.now(),
  ): void {
    const span = { began, ended: this.looks.now() };
    item.edits.push({ side, field, value, over, at: this.world.clock.now(), span });
  }
}

function commentOf(
  { comments }: Item,
  { side, take }: { readonly side: Side; readonly take: number },
): Comment | undefined {
  const own = comments.filter((one) => one.side === side);
  return own[take % own.length];
}
