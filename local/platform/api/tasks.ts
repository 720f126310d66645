import * as z from 'zod';
import type { ProjectRecord, TaskFields, TaskRecord } from '../data/model';
import { users } from '../data/tenant';
import { ApiProblem } from '../problem';
import { id, idList, limit, readBody, readQuery, taskFields, timestamp } from './input';
import { json, type ApiParts, type Handler, type Route } from './route';
import { taskShape } from './shapes';

const listQuery = z
  .strictObject({ projectIds: idList(50), updatedSince: timestamp.optional(), afterId: id.optional(), limit })
  .refine(
    (query) => query.afterId === undefined || query.updatedSince !== undefined,
    'afterId needs updatedSince',
  );
const batchQuery = z.strictObject({ ids: idList(100) });
const createBody = z.strictObject({
  projectId: id,
  ...z.object(taskFields).partial().shape,
  title: taskFields.title,
});
const patchBody = z.strictObject(taskFields).partial();

export function taskRoutes(parts: ApiParts): Route[] {
  const { store } = parts;
  const shape = (task: TaskRecord) => taskShape(task, store.commentCount(task.id), parts.publicOrigin);
  const answer = (task: TaskRecord, status = 200, headers: Record<string, string> = {}): Response =>
    json(shape(task), status, { ETag: `"${task.version}"`, ...headers });

  const list: Handler = ({ request }) => {
    const query = readQuery(request, listQuery);
    for (const projectId of query.projectIds) {
      if (store.project(projectId) === undefined)
        throw new ApiProblem('not-found', [{ field: 'projectIds', detail: projectId }]);
    }
    const { tasks, more } = store.changed(
      query.projectIds,
      query.updatedSince ?? 0,
      query.afterId ?? null,
      query.limit,
    );
    return json({ items: tasks.map(shape), more });
  };

  const create: Handler = async ({ request, caller }) => {
    const key = idempotencyKey(request);
    const body = await readBody(request, 'application/json', createBody);
    const replay = `${caller.clientId} task ${key}`;
    const made = store.task(store.replays.get(replay) ?? '');
    if (made !== undefined) return answer(made);
    const project = store.project(body.projectId);
    if (project === undefined)
      throw new ApiProblem('invalid-field', [{ field: 'projectId', detail: 'No such project' }]);
    const fields: TaskFields = {
      title: body.title,
      description: body.description ?? null,
      statusId: body.statusId ?? project.statuses[0]?.id ?? '',
      priorityId: body.priorityId ?? null,
      assigneeId: body.assigneeId ?? null,
      dueDate: body.dueDate ?? null,
      labels: body.labels ?? [],
    };
    checkChoices(project, fields, null);
    const task = store.create(project.id, fields, caller);
    store.replays.set(replay, task.id);
    return answer(task, 201, { Location: `/api/v1/tasks/${task.id}` });
  };

  const update: Handler = async ({ request, caller, param }) => {
    const expected = request.headers.get('if-match');
    if (expected === null) throw new ApiProblem('version-required');
    const version = /^"(\d{1,18})"$/.exec(expected)?.[1];
    if (version === undefined)
      throw new ApiProblem('invalid-request', [{ field: 'If-Match', detail: 'A version in double quotes' }]);
    const body = await readBody(request, 'application/merge-patch+json', patchBody);
    const task = store.task(param('taskId'));
    if (task === undefined || task.deleted) throw new ApiProblem('not-found');
    if (String(task.version) !== version) throw new ApiProblem('version-conflict');
    const change = present(body);
    const project = store.project(task.projectId);
    if (project === undefined) throw new Error(`Task ${task.id} is of no project`);
    checkChoices(project, { ...task, ...change }, task);
    return answer(store.update(task.id, change, caller));
  };

  const remove: Handler = ({ caller, param }) => {
    if (store.task(param('taskId')) === undefined) throw new ApiProblem('not-found');
    store.remove(param('taskId'), caller);
    return new Response(null, { status: 204 });
  };

  const get: Handler = ({ param }) => {
    const task = store.task(param('taskId'));
    if (task === undefined) throw new ApiProblem('not-found');
    return answer(task);
  };

  const batch: Handler = ({ request }) =>
    json({
      items: readQuery(request, batchQuery)
        .ids.flatMap((taskId) => store.task(taskId) ?? [])
        .map(shape),
    });

  return [
    ['GET', '/tasks', 'work:read', list],
    ['POST', '/tasks', 'work:write', create],
    ['GET', '/tasks/batch', 'work:read', batch],
    ['GET', '/tasks/:taskId', 'work:read', get],
    ['PATCH', '/tasks/:taskId', 'work:write', update],
    ['DELETE', '/tasks/:taskId', 'work:write', remove],
  ];
}

export function idempotencyKey(request: Request): string {
  const key = request.headers.get('idempotency-key');
  if (key === null || key === '' || key.length > 200) {
    throw new ApiProblem('invalid-request', [{ field: 'Idempotency-Key', detail: '1 to 200 characters' }]);
  }
  return key;
}

/** Choices must be the project's own. What a task already has may stay, even if the person has left since. */
export function checkChoices(project: ProjectRecord, fields: TaskFields, before: TaskRecord | null): void {
  const wrong = (field: string, detail: string): ApiProblem =>
    new ApiProblem('invalid-field', [{ field, detail }]);
  if (!project.statuses.some((status) => status.id === fields.statusId))
    throw wrong('statusId', 'Not a status of this project');
  if (
    fields.priorityId !== null &&
    !project.priorities.some((priority) => priority.id === fields.priorityId)
  ) {
    throw wrong('priorityId', 'Not a priority of this project');
  }
  if (fields.assigneeId !== null && fields.assigneeId !== before?.assigneeId) {
    const user = users.find((one) => one.id === fields.assigneeId);
    if (user === undefined) throw wrong('assigneeId', 'No such user');
    if (!user.active) throw wrong('assigneeId', 'This user is not active');
  }
}

function present(body: z.output<typeof patchBody>): Partial<TaskFields> {
  return {
    ...(body.title === undefined ? {} : { title: body.title }),
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.statusId === undefined ? {} : { statusId: body.statusId }),
    ...(body.priorityId === undefined ? {} : { priorityId: body.priorityId }),
    ...(body.assigneeId === undefined ? {} : { assigneeId: body.assigneeId }),
    ...(body.dueDate === undefined ? {} : { dueDate: body.dueDate }),
    ...(body.labels === undefined ? {} : { labels: body.labels }),
  };
}
