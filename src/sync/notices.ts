import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';
import type { Notice } from '../mapping/fields/field';
import type { FieldKey } from '../mapping/fingerprints';
import type { SyncContext } from './context';
import type { Failure, Item } from './failures';
import type { Pair } from './pair';
import { tell } from './park';

/** A notice of a merge, or a field that one side will not take. */
export interface NoticeOfField {
  readonly code: Notice['code'] | 'JIRA_FIELD_NOT_ON_SCREEN';
  readonly field: FieldKey;
  readonly facts: Notice['facts'];
}

/** Told again at each merge for as long as they hold: when a merge does not tell them they are over. */
const toldEachTime: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ASSIGNEE_UNMATCHED',
  'STATUS_UNMAPPED',
  'OPTION_UNMATCHED',
  'PARENT_NOT_LINKED',
  'TYPE_NOT_MAPPED',
  'PAIR_MOVED_AWAY',
  'JIRA_ITEM_GONE',
  'PLATFORM_ITEM_GONE',
]);

/**
 * One notice at a time, what is tried again first, since nothing else may bring that about: it says what to do, and the
 * next shows when that is done. A notice stays until its field is written again; a failure ends with the first success.
 */
export async function recordNotices(
  context: SyncContext,
  pair: Parameters<typeof itemFor>[0] & { readonly project: Pair['project'] },
  notices: readonly NoticeOfField[],
  known: Failure | undefined,
  written: readonly string[],
): Promise<void> {
  const notice = notices.find(isTriedAgain) ?? notices.find(isOfPeople) ?? notices[0];
  if (notice !== undefined) {
    const problem = new Problem(notice.code, {
      scope: 'item',
      // One without a counterpart is looked for once for all items (people-again.ts): each item by itself, every day, was
      // most of what 100,000 links cost.
      retry: isTriedAgain(notice) ? 'backoff' : 'never',
      facts: { field: notice.field, ...notice.facts },
    });
    await tell(context, { projectLinkId: pair.project.link.id, item: itemFor(pair), known }, problem);
  } else if (
    known !== undefined &&
    (known.severity === 'failure' ||
      toldEachTime.has(known.error.code) ||
      written.some((field) => field === known.error.facts['field']))
  ) {
    await context.failures.clear(known);
  }
}

/** Somebody may be invited, or come back, and nothing of the item changes with it: all who wait are found by this notice. */
function isOfPeople({ code }: NoticeOfField): boolean {
  return code === 'ASSIGNEE_UNMATCHED';
}

/** The partner of a parent may be made any time, and nothing of the child changes with it. */
function isTriedAgain({ code }: NoticeOfField): boolean {
  return code === 'PARENT_NOT_LINKED';
}

export function itemFor({
  task,
  issue,
}: {
  readonly task: Pick<Pair['task'], 'id' | 'key' | 'url'>;
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
