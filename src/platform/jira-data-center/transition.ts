import { Problem } from '../../errors/problem';
import * as answers from './answers';
import type { JiraApi } from './api';

/** One step through the workflow. */
export interface Step {
  readonly transitionId: string;
}

/**
 * The step that leads from where the issue is to a status, for this user. Throws `PLATFORM_REFUSED_ITEM` for the status
 * where there is none, or where it asks for a field that is not given: what is missing stands in `facts.reason`.
 */
export async function stepTo(api: JiraApi, issueId: string, statusId: string): Promise<Step> {
  const call = {
    method: 'GET',
    path: pathOf(issueId),
    query: { expand: 'transitions.fields' },
    scope: 'item',
  } as const;
  const { transitions } = await api.json(call, answers.transitions);
  const ways = transitions.filter(({ to }) => to.id === statusId);
  const missing = ways.map(({ fields }) =>
    Object.values(fields).filter(({ required, hasDefaultValue }) => required && !hasDefaultValue),
  );
  const free = ways.find((_, index) => missing[index]?.length === 0);
  if (free !== undefined) return { transitionId: free.id };
  const [first = []] = missing;
  const names = first.map(({ name }) => name).join(', ');
  throw refused(names === '' ? 'No transition leads there.' : `Required: ${names}.`);
}

/** Throws `PLATFORM_REFUSED_ITEM` for the status when Jira does not take it, with Jira's words. */
export async function take(api: JiraApi, issueId: string, { transitionId }: Step): Promise<void> {
  const body = { transition: { id: transitionId } };
  try {
    await api.done({ method: 'POST', path: pathOf(issueId), body, scope: 'item' });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'PLATFORM_REFUSED_ITEM') throw error;
    throw refused(String(error.details.facts?.['reason'] ?? ''));
  }
}

const pathOf = (issueId: string): string => `/issue/${encodeURIComponent(issueId)}/transitions`;

function refused(reason: string): Problem {
  const facts = { field: 'statusId', ...(reason === '' ? {} : { reason }) };
  return new Problem('PLATFORM_REFUSED_ITEM', { scope: 'item', retry: 'backoff', facts });
}
