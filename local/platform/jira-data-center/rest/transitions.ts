import { Refusal } from '../../../jira/refusal';
import type { StatusRecord, TaskRecord } from '../../data/model';
import { actorOf, json, noContent, readBody, type Handler, type RestParts, type Route } from './call';
import type { Shape } from './fields';
import { issueBody, readFields } from './issue-input';
import { checked, Issues } from './issues';
import { knownTo } from './shapes';
import { editedTask } from '../../api/task-edit';

/** A simple workflow: from every status to every other, but for those that demand a certain status before. */
export function transitionRoutes(parts: RestParts): Route[] {
  const { store, site } = parts;
  const issues = new Issues(parts);

  const ways = (task: TaskRecord): StatusRecord[] =>
    issues.project(task).statuses.filter((status) => {
      const from = site.settings.onlyFrom[status.id];
      return (
        status.id !== task.statusId &&
        knownTo(status, task.typeId) &&
        (from === undefined || from.includes(task.statusId))
      );
    });
  const idOf = (status: StatusRecord): string => site.numbers.of('transition', status.id);
  /** The fields on the screen of a transition. */
  const screen = (task: TaskRecord, status: StatusRecord): Record<string, Shape> => {
    const demanded = site.settings.demandedFor[status.id] ?? [];
    const own = issues.project(task).fields.filter(({ id }) => demanded.includes(id));
    const all = issues.shapes.fields.createScreen(issues.project(task), issues.type(task));
    return Object.fromEntries(
      own.map((field) => {
        const id = issues.shapes.fields.customId(field);
        return [id, { ...all[id], required: true }];
      }),
    );
  };

  const list: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    const expanded = (call.query('expand') ?? '').split(',').includes('transitions.fields');
    const only = call.query('transitionId');
    const transitions = ways(task)
      .filter((status) => only === null || idOf(status) === only)
      .map((status) => ({
        id: idOf(status),
        name: `Move to ${status.name}`,
        opsbarSequence: Number(idOf(status)),
        to: issues.shapes.shapes.status(status),
        ...(expanded ? { fields: screen(task, status) } : {}),
      }));
    return json({ expand: 'transitions', transitions });
  };

  const perform: Handler = async (call) => {
    const task = issues.find(call.param('issue'));
    const body = await readBody(call.request, issueBody);
    issues.refuseFailing(task);
    if (body.transition === undefined) throw new Refusal(400, ["Missing 'transition' identifier"]);
    const { id } = body.transition;
    const status = ways(task).find((one) => idOf(one) === id);
    if (status === undefined)
      throw new Refusal(400, [
        `It seems that you have tried to perform a workflow operation (${id}) that is not valid for the current state of this issue (${task.key}). The likely cause is that somebody has changed the issue recently, please look at the issue history for details.`,
      ]);
    const shown = screen(task, status);
    const { edit } = readFields(parts, body, {
      project: issues.project(task),
      type: issues.type(task),
      before: task,
      shown: new Set(Object.keys(shown)),
    });
    const absent = Object.entries(shown).filter(([fieldId]) => (body.fields[fieldId] ?? null) === null);
    if (absent.length > 0)
      throw new Refusal(
        400,
        [],
        Object.fromEntries(
          absent.map(([fieldId, field]) => [fieldId, `${String(field['name'])} is required.`]),
        ),
      );
    const change = checked(() => editedTask(store, task, { ...edit, statusId: status.id }, 'client'));
    store.update(task.id, change, actorOf(call));
    return noContent();
  };

  return [
    {
      method: 'GET',
      path: '/issue/:issue/transitions',
      options: ['expand', 'transitionId'],
      handler: list,
    },
    { method: 'POST', path: '/issue/:issue/transitions', handler: perform },
  ];
}
