import type { FieldRecord, ProjectRecord, TaskRecord, UserRecord } from '../../data/model';
import type { RestParts } from '../rest/call';
import { epicLinkField, Fields } from '../rest/fields';
import { shownLabel } from '../rest/issue-shape';
import { Shapes, userName } from '../rest/shapes';

/** A field as conditions know it; all texts in lower case. */
export interface SearchField {
  /** What a task has there, each by all its names; empty when it has nothing. */
  readonly values: (task: TaskRecord) => readonly string[];
  /** Whether there is such a value at all; absent where anything may be asked for. */
  readonly exists?: (value: string) => boolean;
  /** Milliseconds or a number, for `<` and the like; absent for fields without an order. */
  readonly amount?: (task: TaskRecord) => number | null;
  /** Values are dates in JQL's own format. */
  readonly dated?: true;
  /** Only `~` looks into it. */
  readonly text?: true;
}

/** What the words of a query mean on this site. */
export class Words {
  private readonly fields: Fields;
  private readonly shapes: Shapes;

  constructor(private readonly parts: RestParts) {
    this.fields = new Fields(parts);
    this.shapes = new Shapes(parts);
  }

  /** By its name in lower case, as `updated`, `cf[10101]` or `story points`. */
  field(name: string): SearchField | undefined {
    return this.system(name) ?? this.custom(name);
  }

  namesOfUser(user: UserRecord): string[] {
    return lower([userName(user), this.shapes.userKey(user), user.displayName]);
  }

  private system(name: string): SearchField | undefined {
    const { store, site } = this.parts;
    const { numbers } = site;
    const { projects, users } = store.catalogue;
    const projectOf = (task: TaskRecord): ProjectRecord | undefined => store.project(task.projectId);
    const chosen = (
      kind: 'status' | 'type' | 'priority',
      list: (project: ProjectRecord) => readonly { readonly id: string; readonly name: string }[],
      own: (task: TaskRecord) => string | null,
    ): SearchField => {
      const names = (one: { readonly id: string; readonly name: string }): string[] =>
        lower([one.name, numbers.of(kind, one.id)]);
      return {
        values: (task) => {
          const project = projectOf(task);
          const found = project === undefined ? undefined : list(project).find(({ id }) => id === own(task));
          return found === undefined ? [] : names(found);
        },
        exists: (value) => projects.flatMap(list).some((one) => names(one).includes(value)),
      };
    };
    const person = (own: (task: TaskRecord) => string | null): SearchField => ({
      values: (task) => {
        const user = store.catalogue.user(own(task) ?? '');
        return user === undefined ? [] : this.namesOfUser(user);
      },
      exists: (value) => users.some((user) => this.namesOfUser(user).includes(value)),
    });
    const moment = (at: (task: TaskRecord) => number | null): SearchField => ({
      values: (task) => (at(task) === null ? [] : [String(at(task))]),
      // The index of Jira knows times to the second.
      amount: (task) => second(at(task)),
      dated: true,
    });
    const issueIs = (task: TaskRecord | undefined): string[] =>
      task === undefined ? [] : [task.key.toLowerCase(), numbers.ofRecord(task.id)];
    switch (name) {
      case 'project': {
        const names = (one: ProjectRecord): string[] =>
          lower([one.key, one.name, numbers.of('project', one.id)]);
        return {
          values: (task) => projects.filter(({ id }) => id === task.projectId).flatMap(names),
          exists: (value) => projects.some((one) => names(one).includes(value)),
        };
      }
      case 'key':
      case 'issuekey':
      case 'issue':
      case 'id':
        return {
          values: issueIs,
          exists: (value) => {
            const id = numbers.recordId('tsk', value);
            const task = id === null ? site.taskByKey(value) : store.task(id);
            return task?.deleted === false;
          },
        };
      case 'parent':
      case 'epic link':
      case epicLinkField.clauseNames[0]:
        return { values: (task) => issueIs(store.task(task.parentId ?? '')) };
      case 'updated':
      case 'updateddate':
        return moment((task) => task.updatedAt);
      case 'created':
      case 'createddate':
        return moment((task) => task.createdAt);
      case 'due':
      case 'duedate':
        return moment((task) => (task.dueDate === null ? null : Date.parse(task.dueDate)));
      case 'assignee':
        return person((task) => task.assigneeId);
      case 'creator':
      case 'reporter':
        return person((task) => site.creators.get(task.id) ?? 'usr-paula');
      case 'labels':
        return { values: (task) => lower(task.labels.map(shownLabel)) };
      case 'status':
        return chosen(
          'status',
          (project) => project.statuses,
          (task) => task.statusId,
        );
      case 'priority':
        return chosen(
          'priority',
          (project) => project.priorities,
          (task) => task.priorityId,
        );
      case 'issuetype':
      case 'type':
        return chosen(
          'type',
          (project) => project.types,
          (task) => task.typeId,
        );
      case 'summary':
        return { values: (task) => [task.title.toLowerCase()], text: true };
      case 'description':
        return { values: (task) => lower([task.description ?? '']), text: true };
      case 'text':
        return {
          values: (task) =>
            lower([task.title, task.description ?? '', ...store.commentsOf(task.id).map(({ body }) => body)]),
          text: true,
        };
      default:
        return undefined;
    }
  }

  private custom(name: string): SearchField | undefined {
    const records = this.parts.store.catalogue.projects.flatMap(({ fields }) => fields);
    const found = records.find((field) =>
      this.fields.definition(field).clauseNames.some((clause) => clause.toLowerCase() === name),
    );
    if (found === undefined) return undefined;
    const values = (task: TaskRecord): string[] => this.customValues(found, task);
    if (found.kind === 'text' || found.kind === 'url') return { values, text: true };
    if (found.kind === 'number') return { values, amount: (task) => Number(values(task)[0] ?? Number.NaN) };
    if (found.kind === 'date' || found.kind === 'date-time')
      return {
        values,
        dated: true,
        amount: (task) => second(Date.parse(String(task.fields[found.id] ?? ''))),
      };
    const options = this.fields.options(found);
    return {
      values,
      exists: (value) =>
        options.some((option) => lower([String(option['value']), String(option['id'])]).includes(value)),
    };
  }

  private customValues(field: FieldRecord, task: TaskRecord): string[] {
    const value = task.fields[field.id];
    if (value === undefined) return [];
    if (!['select', 'multi-select', 'boolean'].includes(field.kind)) return lower([String(value)]);
    return [value].flat().flatMap((choice) => {
      const option = this.fields.option(field, String(choice));
      return option === null ? [] : lower([String(option['value']), String(option['id'])]);
    });
  }
}

const lower = (texts: readonly string[]): string[] => texts.map((text) => text.toLowerCase());
const second = (at: number | null): number | null => (at === null ? null : Math.floor(at / 1000) * 1000);
