import { Problem, type ProblemScope } from '../../errors/problem';
import { plainReason } from '../http/classify-answer';
import { parseJson } from '../http/exchange';
import { refusal } from './answers';

/** Jira's names of what every task has, by those of the port. */
const portNames: Readonly<Record<string, string>> = {
  summary: 'title',
  description: 'description',
  status: 'statusId',
  priority: 'priorityId',
  assignee: 'assigneeId',
  duedate: 'dueDate',
  labels: 'labels',
  parent: 'parentId',
};

/** Jira's words of a refusal, in one line; empty when it says none. */
export function wordsOf(body: string): string {
  const read = refusal.safeParse(parseJson(body));
  if (!read.success) return '';
  const { errorMessages, errors } = read.data;
  const ofFields = Object.values(errors).filter((words) => typeof words === 'string');
  return plainReason([...errorMessages, ...ofFields].join(' '));
}

/** What the error collection of a refused request says; null when it is none. A refused field is named as in the port. */
export function refusalReason(body: string, _status: number, scope: ProblemScope): Problem | null {
  const read = refusal.safeParse(parseJson(body));
  if (!read.success) return null;
  const reason = wordsOf(body);
  const [field] = Object.keys(read.data.errors);
  const facts = {
    ...(field === undefined ? {} : { field: portName(field) }),
    ...(reason === '' ? {} : { reason }),
  };
  return new Problem('PLATFORM_REFUSED_ITEM', { scope, retry: 'backoff', facts });
}

/** A custom field is `fields.customfield_10010` there; what is no field of a task is named as Jira does. */
function portName(field: string): string {
  if (/^customfield_\d{1,18}$/.test(field)) return `fields.${field}`;
  return portNames[field] ?? (/^[A-Za-z][A-Za-z0-9._~-]{0,119}$/.test(field) ? field : '');
}
