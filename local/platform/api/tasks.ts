import * as z from 'zod';
import type { TaskRecord } from '../data/model';
import { ApiProblem } from '../problem';
import { id, idList, limit, readBody, readQuery, taskFields, timestamp } from './input';
import { json, type ApiParts, type Handler, type Route } from './route';
import { taskShape } from './shapes';
import { editedTask, newTask, patchBody, sentEdit } from './task-edit';
import { taskMatches } from './task-matches';

const listQuery = z
  .strictObject({ projectIds: idList(50), updatedSince: timestamp.optional(), afterId: id.optional(), limit })
  .refine(
    (query) => query.afterId === undefined || query.updatedSince !== undefined,
    'afterId needs updatedSince',
  );
const batchQuery = z.strictObject({ ids: idList(100) });
const createBody = z.strictObject({
  projectId: id,
  ...patchBody.shape,
  title: taskFields.title,
  typeId: id.optional(),
});

export function taskRoutes(parts: ApiParts): Route[] {
  const { store } = parts;
  const shape = (task: TaskRecord) =>
    taskShape(task, {
      commentCount: store.commentCount(task.id),
      publicOrigin: parts.publicOrigin,
      editor: task.updatedBy === null ? undefined : store.catalogue.user(task.updatedBy),
    });
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
    const { projectId, typeId = project.types[0]?.id ?? '', ...rest } = body;
    const values = newTask(store, project, typeId, { ...sentEdit(rest), title: body.title }, 'client');
    const task = store.create(projectId, typeId, values, caller);
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
    const change = editedTask(store, task, sentEdit(body), 'client');
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
    ['POST', '/tasks/matches', 'work:read', taskMatches(parts)],
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
