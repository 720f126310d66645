import { anything, withFields, type Fingerprints } from '../mapping/fingerprints';
import type { SyncContext } from './context';
import { agreedAtCreation, type Draft, type IssueKind } from './new-issue';

/** Of more, as in a first sync, it would double Jira's points: there it stays open until the next look. */
const FEW = 10;

type Made = Draft & { readonly issue: { readonly id: string } };

/**
 * What is agreed of issues that were just made, by task: where Jira chose a value by itself, the one it chose. Left open
 * until the pair was looked at the next time, whoever assigned the issue in Jira was taken for Jira's own choice, and the
 * platform never heard of it. One call for a few of them, and none where everything was said.
 */
export async function agreedOnNew(
  context: SyncContext,
  made: readonly Made[],
  kind: IssueKind,
): Promise<ReadonlyMap<string, Fingerprints>> {
  const drafts = made.map((one) => {
    const agreed = agreedAtCreation(one, kind);
    const open = kind.project.fields.filter(({ name }) => agreed.fields[name]?.jira === anything);
    return { one, agreed, open };
  });
  const ids = drafts.flatMap(({ one, open }) => (open.length > 0 ? [one.issue.id] : []));
  const found = ids.length === 0 || ids.length > FEW ? [] : await context.jira.issues(ids);
  const issues = new Map(found.map((issue) => [issue.id, issue.fields]));
  return new Map(
    drafts.map(({ one, agreed, open }) => {
      const issue = issues.get(one.issue.id);
      const names = open.map(({ name }) => name);
      const chosen =
        issue === undefined
          ? agreed
          : withFields(agreed, names, (name) => ({
              jira: open.find((field) => field.name === name)?.jiraPrint(issue) ?? anything,
              task: agreed.fields[name]?.task ?? null,
            }));
      return [one.task.id, chosen];
    }),
  );
}
