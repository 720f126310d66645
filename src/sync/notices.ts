import { Problem } from '../errors/problem';
import type { Notice } from '../mapping/fields/field';
import type { FieldKey } from '../mapping/fingerprints';
import type { SyncContext } from './context';
import type { Failure, Item } from './failures';
import type { Pair } from './pair';

/** A notice of a merge, or a field that one side will not take. */
export interface NoticeOfField {
  readonly code: Notice['code'] | 'JIRA_FIELD_NOT_ON_SCREEN';
  readonly field: FieldKey;
  readonly facts: Notice['facts'];
}

/**
 * One notice at a time, the first: it says what to do, and the next shows when that is done. A notice stays until its
 * field is written again; a failure ends with the first success.
 */
export async function recordNotices(
  context: SyncContext,
  pair: {
    readonly project: Pair['project'];
    readonly task: Pair['task'];
    readonly issue: { readonly id: string; readonly key: string };
  },
  notices: readonly NoticeOfField[],
  known: Failure | undefined,
  now: number,
  written: readonly FieldKey[],
): Promise<void> {
  const notice = notices[0];
  if (notice !== undefined) {
    const problem = new Problem(notice.code, {
      scope: 'item',
      retry: 'never',
      facts: { field: notice.field, ...notice.facts },
    });
    await context.failures.record(
      context.connection.id,
      pair.project.link.id,
      itemFor(pair),
      problem,
      'notice',
      known,
      now,
    );
  } else if (
    known !== undefined &&
    (known.severity === 'failure' || written.some((field) => field === known.error.facts['field']))
  ) {
    await context.failures.clear(known);
  }
}

export function itemFor({
  task,
  issue,
}: {
  readonly task: Pair['task'];
  readonly issue: { readonly id: string; readonly key: string } | null;
}): Item {
  return {
    taskId: task.id,
    issueId: issue?.id ?? null,
    issueKey: issue?.key ?? null,
    taskKey: task.key,
    taskUrl: task.url,
  };
}
