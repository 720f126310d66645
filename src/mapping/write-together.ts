import type { TaskChange } from '../platform/port';
import type { JiraWrite } from './jira-issue';

/** Custom fields are a record within the record: one must not take the place of the others. */
export function withTaskChange<C extends TaskChange>(change: C, more: TaskChange): C {
  return more.fields === undefined
    ? { ...change, ...more }
    : { ...change, ...more, fields: { ...change.fields, ...more.fields } };
}

export function withJiraWrite<W extends JiraWrite>(write: W, more: JiraWrite): W {
  return more.extra === undefined
    ? { ...write, ...more }
    : { ...write, ...more, extra: { ...write.extra, ...more.extra } };
}
