import { Refusal } from '../../../jira/refusal';
import type { ProjectRecord, TaskRecord, TypeRecord } from '../../data/model';
import { ApiProblem } from '../../problem';
import { editedTask, newTask } from '../../api/task-edit';
import {
  actorOf,
  json,
  noContent,
  readBody,
  type Call,
  type Handler,
  type RestParts,
  type Route,
} from './call';
import { byIdOrName, FieldFault, refuseFields } from './field-input';
import { fieldSelection } from './field-selection';
import { epicLink } from './fields';
import { editScreen, issueBody, readFields, type IssueBody } from './issue-input';
import { IssueShapes } from './issue-shape';

const noIssue = (): Refusal => new Refusal(404, ['Issue Does Not Exist']);

/** What the routes of one issue share. */
export class Issues {
  readonly shapes: IssueShapes;

  constructor(readonly parts: RestParts) {
    this.shapes = new IssueShapes(parts);
  }

  /** By number or key. @throws Refusal 404 also for what is deleted */
  find(idOrKey: string): TaskRecord {
    const { store, site } = this.parts;
    const id = site.numbers.recordId('tsk', idOrKey);
    const task = id === null ? site.taskByKey(idOrKey) : store.task(id);
    if (task === undefined || task.deleted) throw noIssue();
    return task;
  }

  project(task: TaskRecord): ProjectRecord {
    const project = this.parts.store.project(task.projectId);
    if (project === undefined) throw new Error(`Task ${task.id} is of no project`);
    return project;
  }

  type(task: TaskRecord): TypeRecord {
    const type = this.project(task).types.find((one) => one.id === task.typeId);
    if (type === undefined) throw new Error(`Task ${task.id} is of no type`);
    return type;
  }

  /** The fault switch for tasks that nobody can change. */
  refuseFailing(task: TaskRecord): void {
    const code = this.parts.faults.failingTasks.get(task.id);
    if (code === undefined) return;
    const { status } = new ApiProblem(code).response();
    throw new Refusal(status, [`The issue cannot be changed now (${code}).`]);
  }

  change(call: Call, task: TaskRecord, body: IssueBody): void {
    const { store, site } = this.parts;
    const screen = editScreen(this.shapes.fields, this.project(task), this.type(task), task);
    const { edit, epicName, wiki } = readFields(this.parts, body, screen);
    const change = checked(() => editedTask(store, task, edit, 'client'));
    const after = store.update(task.id, change, actorOf(call));
    if (wiki !== undefined && wiki !== null) site.texts.remember(task.id, wiki, after.description);
    if (epicName !== undefined) site.epicNames.set(task.id, epicName);
    this.setProperties(task.id, body);
  }

  setProperties(id: string, { properties }: IssueBody): void {
    if (properties.length === 0) return;
    const given = Object.fromEntries(properties.map(({ key, value }) => [key, value]));
    this.parts.site.properties.set(id, { ...this.parts.site.properties.get(id), ...given });
  }
}

export function issueRoutes(parts: RestParts): Route[] {
  const { store, site } = parts;
  const issues = new Issues(parts);

  const get: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    const properties = (call.query('properties') ?? '').split(',').filter((key) => key !== '');
    return json(
      issues.shapes.issue(task, fieldSelection(call.query('fields')?.split(',') ?? ['*all']), properties),
    );
  };

  const create: Handler = async (call) => {
    const actor = actorOf(call);
    const body = await readBody(call.request, issueBody);
    const project = projectOf(body);
    const type = typeOf(project, body);
    const screenFields = issues.shapes.fields.createScreen(project, type);
    const screen = { project, type, before: null, shown: new Set(Object.keys(screenFields)) };
    refuseFields(missing(screenFields, body));
    const { edit, epicName, wiki } = readFields(parts, body, screen);
    const values = checked(() =>
      newTask(store, project, type.id, { ...edit, title: edit.title ?? '' }, 'client'),
    );
    const task = store.create(project.id, type.id, values, actor);
    site.creators.set(task.id, actor.userId);
    if (typeof wiki === 'string') site.texts.remember(task.id, wiki, task.description);
    if (epicName !== undefined) site.epicNames.set(task.id, epicName);
    issues.setProperties(task.id, body);
    const id = issues.shapes.id(task);
    return json({ id, key: task.key, self: issues.shapes.shapes.self(`issue/${id}`) }, 201);
  };

  const update: Handler = async (call) => {
    const task = issues.find(call.param('issue'));
    const body = await readBody(call.request, issueBody);
    issues.refuseFailing(task);
    issues.change(call, task, body);
    return noContent();
  };

  const remove: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    issues.refuseFailing(task);
    const subtasks = store
      .childrenOf(task.id)
      .filter((child) => !child.deleted && issues.type(child).level < 0);
    if (subtasks.length > 0 && call.query('deleteSubtasks') !== 'true')
      throw new Refusal(400, [
        `The issue '${task.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      ]);
    for (const child of subtasks) store.remove(child.id, actorOf(call));
    store.remove(task.id, actorOf(call));
    return noContent();
  };

  function projectOf(body: IssueBody): ProjectRecord {
    const given = body.fields['project'];
    const members = typeof given === 'object' && given !== null ? Object.entries(given) : [];
    const found = store.catalogue.projects.find((project) =>
      members.some(
        ([name, value]) =>
          (name === 'key' && value === project.key) ||
          (name === 'id' && value === site.numbers.of('project', project.id)),
      ),
    );
    if (found === undefined)
      throw new Refusal(400, [], {
        project: given === undefined ? 'project is required' : 'valid project is required',
      });
    return found;
  }

  function typeOf(project: ProjectRecord, body: IssueBody): TypeRecord {
    const given = body.fields['issuetype'];
    const number = (id: string): string => site.numbers.of('type', id);
    try {
      const id = byIdOrName(given ?? {}, project.types, number, 'valid issue type is required');
      const type = project.types.find((one) => one.id === id);
      if (type !== undefined) return type;
    } catch (error) {
      if (!(error instanceof FieldFault)) throw error;
    }
    throw new Refusal(400, [], {
      issuetype: given === undefined ? 'issue type is required' : 'valid issue type is required',
    });
  }

  return [
    { method: 'POST', path: '/issue', options: ['updateHistory'], handler: create },
    {
      method: 'GET',
      path: '/issue/:issue',
      options: ['fields', 'expand', 'properties', 'updateHistory'],
      handler: get,
    },
    { method: 'PUT', path: '/issue/:issue', options: ['notifyUsers'], handler: update },
    { method: 'DELETE', path: '/issue/:issue', options: ['deleteSubtasks'], handler: remove },
  ];
}

/** What the create screen demands and the body does not have. */
function missing(
  screen: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  body: IssueBody,
): Record<string, string> {
  const absent = Object.entries(screen).filter(([id, field]) => {
    const value = body.fields[id] ?? body.update[id];
    return field['required'] === true && field['hasDefaultValue'] !== true && value === undefined;
  });
  return Object.fromEntries(
    absent.map(([id, field]) => [
      id,
      id === 'summary' ? 'You must specify a summary of the issue.' : `${String(field['name'])} is required.`,
    ]),
  );
}

const names: Readonly<Record<string, string>> = {
  title: 'summary',
  priorityId: 'priority',
  assigneeId: 'assignee',
  dueDate: 'duedate',
  parentId: epicLink,
};

/** The sandbox's own rules, refused in Jira's shape. */
export function checked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    throw new Refusal(
      400,
      [],
      Object.fromEntries(error.errors.map(({ field, detail }) => [names[field] ?? field, detail])),
    );
  }
}
