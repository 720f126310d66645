import { Problem } from '../errors/problem';
import type { JiraRefusal } from './http';

/** Turns what Jira says about one item into a cause: by field names and status, with the field's name as a fact. */
export function itemProblem(refusal: JiraRefusal): Problem {
  const item = { scope: 'item', retry: 'backoff' } as const;
  if (refusal.status === 401 || refusal.status === 403) return new Problem('JIRA_FORBIDDEN', item);
  if (refusal.status === 404) return new Problem('JIRA_ITEM_GONE', { scope: 'item', retry: 'never' });
  for (const [field, text] of Object.entries(refusal.fields)) {
    const facts = { field };
    if (/appropriate screen/i.test(text)) return new Problem('JIRA_FIELD_NOT_ON_SCREEN', { ...item, facts });
    if (/is required/i.test(text)) return new Problem('JIRA_FIELD_REQUIRED', { ...item, facts });
    return new Problem('JIRA_REFUSED_ITEM', { ...item, facts });
  }
  return new Problem('JIRA_REFUSED_ITEM', { ...item, facts: { field: '' } });
}

/** For calls that touch no single item: listing, searching, reading who we are. */
export function generalProblem(refusal: JiraRefusal): Problem {
  if (refusal.status === 401 || refusal.status === 403 || refusal.status === 404) {
    return new Problem('JIRA_FORBIDDEN', {
      scope: 'project',
      retry: 'backoff',
      facts: { status: refusal.status },
    });
  }
  return new Problem('JIRA_UNAVAILABLE', {
    scope: 'connection',
    retry: 'backoff',
    facts: { status: refusal.status },
  });
}
