import type { CommentRecord, FieldRecord, FieldValue, ProjectRecord, TaskRecord } from '../../data/model';
import { stamp, type RestParts } from './call';
import { epicLink, epicName, Fields, type Shape } from './fields';
import { knownTo, Shapes } from './shapes';

/** Labels of Jira have no blanks; those that were given elsewhere are shown with what people use instead. */
export const shownLabel = (label: string): string => label.replace(/\s+/g, '_');

/** Issues and comments as the API answers them. */
export class IssueShapes {
  readonly shapes: Shapes;
  readonly fields: Fields;

  constructor(private readonly parts: RestParts) {
    this.shapes = new Shapes(parts);
    this.fields = new Fields(parts);
  }

  id(task: Pick<TaskRecord, 'id'>): string {
    return this.parts.site.numbers.ofRecord(task.id);
  }

  issue(task: TaskRecord, wanted: (fieldId: string) => boolean, propertyKeys: readonly string[] = []): Shape {
    const id = this.id(task);
    const own = this.parts.site.properties.get(task.id) ?? {};
    const properties = Object.entries(own).filter(
      ([key]) => propertyKeys.includes(key) || propertyKeys.includes('*all'),
    );
    return {
      expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
      id,
      self: this.shapes.self(`issue/${id}`),
      key: task.key,
      fields: Object.fromEntries(
        Object.entries(this.members(task)).flatMap(([name, value]) =>
          wanted(name) ? [[name, value()]] : [],
        ),
      ),
      ...(propertyKeys.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
    };
  }

  comment(comment: CommentRecord, withProperties = false): Shape {
    const { site, store } = this.parts;
    const issue = this.id({ id: comment.taskId });
    const id = site.numbers.ofRecord(comment.id);
    const author =
      this.shapes.userById(comment.authorId) ??
      this.shapes.userById(
        store.catalogue.users.find(({ displayName }) => displayName === comment.authorName)?.id ?? null,
      );
    const properties = Object.entries(site.properties.get(comment.id) ?? {});
    return {
      self: this.shapes.self(`issue/${issue}/comment/${id}`),
      id,
      // Somebody whom this Jira does not know wrote it as nobody.
      ...(author === null ? {} : { author, updateAuthor: author }),
      body: site.texts.wiki(comment.id, comment.body),
      created: stamp(comment.createdAt),
      updated: stamp(comment.updatedAt),
      ...(withProperties && properties.length > 0
        ? { properties: properties.map(([key, value]) => ({ key, value })) }
        : {}),
    };
  }

  comments(task: TaskRecord): CommentRecord[] {
    return this.parts.store.commentsOf(task.id);
  }

  /** Each field with how to write it: a list of issues asks for a few only. */
  private members(task: TaskRecord): Record<string, () => unknown> {
    const { store, site } = this.parts;
    const project = this.projectOf(task);
    const type = project.types.find((one) => one.id === task.typeId);
    const level = type?.level ?? 0;
    const parent = store.task(task.parentId ?? '');
    const living = parent?.deleted === false ? parent : undefined;
    const status = project.statuses.find((one) => one.id === task.statusId);
    const priority = project.priorities.find((one) => one.id === task.priorityId);
    const creator = (): Shape | null => this.shapes.userById(site.creators.get(task.id) ?? 'usr-paula');
    return {
      issuetype: () => (type === undefined ? null : this.shapes.type(type)),
      project: () => this.shapes.project(project),
      summary: () => task.title.slice(0, 255),
      status: () => (status === undefined ? null : this.shapes.status(status)),
      priority: () => (priority === undefined ? null : this.shapes.priority(priority)),
      resolution: () =>
        status?.category === 'done'
          ? { self: this.shapes.self('resolution/10000'), id: '10000', name: 'Done' }
          : null,
      assignee: () => this.shapes.userById(task.assigneeId),
      reporter: creator,
      creator,
      created: () => stamp(task.createdAt),
      updated: () => stamp(task.updatedAt),
      duedate: () => task.dueDate,
      labels: () => [...new Set(task.labels.map(shownLabel))],
      description: () => (task.description === null ? null : site.texts.wiki(task.id, task.description)),
      comment: () => {
        const comments = this.comments(task).map((one) => this.comment(one));
        return { comments, maxResults: comments.length, total: comments.length, startAt: 0 };
      },
      ...(level < 0 && living !== undefined ? { parent: () => this.parent(living) } : {}),
      ...(level === 0 ? { [epicLink]: () => living?.key ?? null } : {}),
      ...(level >= 1 ? { [epicName]: () => site.epicNames.get(task.id) ?? task.title } : {}),
      ...Object.fromEntries(
        project.fields
          .filter((field) => knownTo(field, task.typeId))
          .map((field) => [this.fields.customId(field), () => this.value(field, task.fields[field.id])]),
      ),
    };
  }

  private parent(task: TaskRecord): Shape {
    const id = this.id(task);
    const wanted = ['summary', 'status', 'priority', 'issuetype'];
    const fields = Object.entries(this.members(task)).filter(([name]) => wanted.includes(name));
    return {
      id,
      key: task.key,
      self: this.shapes.self(`issue/${id}`),
      fields: Object.fromEntries(fields.map(([name, value]) => [name, value()])),
    };
  }

  private value(field: FieldRecord, value: FieldValue | undefined): unknown {
    if (value === undefined) return null;
    switch (field.kind) {
      case 'select':
      case 'boolean':
        return this.fields.option(field, String(value));
      case 'multi-select':
        return [value].flat().flatMap((choice) => this.fields.option(field, String(choice)) ?? []);
      case 'date-time':
        return stamp(Date.parse(String(value)));
      default:
        return value;
    }
  }

  private projectOf(task: TaskRecord): ProjectRecord {
    const project = this.parts.store.project(task.projectId);
    if (project === undefined) throw new Error(`Task ${task.id} is of no project`);
    return project;
  }
}
