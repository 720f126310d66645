import * as z from 'zod';
import { parseJql } from '../../../jira/jql/parser';
import { Refusal } from '../../../jira/refusal';
import type { ProjectRecord, TaskRecord } from '../../data/model';
import { tooLate } from '../../faults';
import {
  actorOf,
  countOf,
  json,
  readBody,
  type Call,
  type Handler,
  type RestParts,
  type Route,
} from '../rest/call';
import { fieldSelection } from '../rest/field-selection';
import { IssueShapes } from '../rest/issue-shape';
import { candidates } from './candidates';
import { testOf } from './condition';
import { compareBy } from './order';
import { Words } from './words';

const requestBody = z.strictObject({
  jql: z.string().default(''),
  startAt: z.number().int().min(0).default(0),
  maxResults: z.number().int().min(0).default(50),
  validateQuery: z.boolean().default(true),
  fields: z.array(z.string()).optional(),
  expand: z.array(z.string()).optional(),
});

type Request = z.output<typeof requestBody>;

interface Found {
  readonly tasks: readonly TaskRecord[];
  readonly warnings: readonly string[];
}

interface Remembered extends Found {
  readonly revision: number;
  readonly projects: readonly ProjectRecord[];
}

const mostRemembered = 20;
const relativeDate = /[-+=>< "'(]\d+[mhdw]\b/;

/** `/search`: a strict part of JQL. Anything it does not know is refused, so that no query means less than it says. */
export function searchRoutes(parts: RestParts): Route[] {
  const { store, site, clock, faults } = parts;
  const shapes = new IssueShapes(parts);
  const words = new Words(parts);
  /** Pages of one query are read one after the other, and sorting a hundred thousand for each would take minutes. */
  const remembered = new Map<string, Remembered>();

  const found = (request: Request, userId: string): Found => {
    const now = clock.now() + faults.clockSkewMs;
    const key = JSON.stringify([
      request.jql,
      request.validateQuery,
      userId,
      site.settings.timeZone,
      relativeDate.test(request.jql) ? now : 0,
    ]);
    const known = remembered.get(key);
    const { projects } = store.catalogue;
    if (
      known?.revision === site.revision &&
      known.projects.every((project, index) => project === projects[index])
    )
      return known;
    const fresh = { ...search(request, userId, now), revision: site.revision, projects };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  };

  function search({ jql, validateQuery }: Request, userId: string, now: number): Found {
    const { condition, order } = parseJql(jql);
    const refused: string[] = [];
    const user = store.catalogue.user(userId);
    const holds =
      condition === null
        ? () => true
        : testOf(condition, {
            words,
            me: (user === undefined ? undefined : words.namesOfUser(user)[0]) ?? '',
            now,
            timeZone: site.settings.timeZone,
            unknownValue: (message) => refused.push(message),
          });
    const compare = compareBy(order, words);
    if (validateQuery && refused.length > 0) throw new Refusal(400, refused);
    const tasks = candidates(store, site, condition, now).filter(holds).sort(compare);
    return { tasks, warnings: refused };
  }

  const answer = async (call: Call, request: Request): Promise<Response> => {
    const { tasks, warnings } = found(request, actorOf(call).userId);
    const maxResults = Math.min(request.maxResults, site.settings.searchCap);
    const shown = fieldSelection(request.fields ?? ['*navigable']);
    const page = tasks.slice(request.startAt, request.startAt + maxResults);
    const { slowPage } = faults;
    if (
      slowPage !== null &&
      page.length >= slowPage.fromTasks &&
      page.some(({ id }) => id === slowPage.taskId)
    )
      await tooLate(clock, call.request.signal);
    return json({
      expand: 'schema,names',
      startAt: request.startAt,
      maxResults,
      total: tasks.length,
      issues: page.map((task) => shapes.issue(task, shown)),
      ...(warnings.length === 0 ? {} : { warningMessages: warnings }),
    });
  };

  const get: Handler = (call) => {
    const fields = call.query('fields');
    const validate = call.query('validateQuery');
    return answer(call, {
      jql: call.query('jql') ?? '',
      startAt: countOf(call, 'startAt', 0),
      maxResults: countOf(call, 'maxResults', 50),
      validateQuery: validate !== 'false',
      ...(fields === null ? {} : { fields: fields.split(',') }),
    });
  };
  const post: Handler = async (call) => answer(call, await readBody(call.request, requestBody));

  return [
    {
      method: 'GET',
      path: '/search',
      options: ['jql', 'startAt', 'maxResults', 'validateQuery', 'fields', 'expand'],
      handler: get,
    },
    { method: 'POST', path: '/search', handler: post },
  ];
}
