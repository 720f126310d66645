import * as z from 'zod';
import { readFilter, UnreadableFilter } from '../data/task-filter';
import { ApiProblem } from '../problem';
import { id, readBody } from './input';
import { json, type ApiParts, type Handler } from './route';

const body = z.strictObject({ projectId: id, filter: z.string().max(2000), ids: z.array(id).max(100) });

/** Which of some tasks match a filter. */
export function taskMatches({ store }: ApiParts): Handler {
  return async ({ request }) => {
    const { projectId, filter, ids } = await readBody(request, 'application/json', body);
    const project = store.project(projectId);
    if (project === undefined) throw new ApiProblem('not-found');
    try {
      const matches = readFilter(filter, project, store.catalogue.users);
      const found = [...new Set(ids)].flatMap((taskId) => store.task(taskId) ?? []);
      const living = found.filter((task) => task.projectId === projectId && !task.deleted);
      return json({ ids: living.filter(matches).map((task) => task.id) });
    } catch (error) {
      if (!(error instanceof UnreadableFilter)) throw error;
      throw new ApiProblem('invalid-filter', [{ field: 'filter', detail: error.message }]);
    }
  };
}
