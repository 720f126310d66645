import type { JiraIssue } from '../jira/port';
import type { MappedField } from '../mapping/fields/table';
import { agreedOn, anything, withFields, type Fingerprints } from '../mapping/fingerprints';
import type { SyncContext } from './context';
import { agreedAtCreation, type Draft, type IssueKind } from './new-issue';

/** One of the issues that are asked may have been edited before it was: what two of three have in common Jira chose. */
const ASKED = 3;

type Made = Draft & { readonly issue: { readonly id: string } };

interface Open {
  readonly taskId: string;
  readonly issueId: string;
  readonly agreed: Fingerprints;
  /** Fields of which nothing was said, and for which Jira chose. */
  readonly fields: readonly MappedField[];
}

/** What Jira chooses by itself, as a pass has found out: by project link, issue type and field. */
const choices = new WeakMap<SyncContext, Map<string, string>>();

/**
 * What is agreed of issues that were just made, by task: where Jira chose a value by itself, the one it chose. Left open
 * until the pair was looked at the next time, whoever assigned the issue in Jira was taken for Jira's own choice, and the
 * platform never heard of it.
 *
 * Default assignee and priority are the same for all issues of one type in one project (no component is sent, so no
 * component's lead is chosen): three are asked, once a pass. Each asked by itself, a first sync cost half as many points
 * more. Where those three have nothing in common Jira chooses for each issue anew, and all are asked.
 */
export async function agreedOnNew(
  context: SyncContext,
  made: readonly Made[],
  kind: IssueKind,
): Promise<ReadonlyMap<string, Fingerprints>> {
  const all = made.map((one): Open => {
    const agreed = agreedAtCreation(one, kind);
    const fields = kind.project.fields.filter(({ name }) => agreedOn(agreed, name).jira === anything);
    return { taskId: one.task.id, issueId: one.issue.id, agreed, fields };
  });
  const look = new Look(context, kind);
  await look.at(all);
  return new Map(all.map((one) => [one.taskId, look.chosenFor(one)]));
}

class Look {
  private readonly known: Map<string, string>;
  private readonly found = new Map<string, JiraIssue>();

  constructor(
    private readonly context: SyncContext,
    private readonly kind: IssueKind,
  ) {
    this.known = choices.get(context) ?? new Map<string, string>();
    choices.set(context, this.known);
  }

  async at(all: readonly Open[]): Promise<void> {
    const open = this.kind.project.fields
      .map((field) => ({ field, having: all.filter(({ fields }) => fields.includes(field)) }))
      .filter(({ field, having }) => having.length > 0 && !this.known.has(this.nameOf(field)));
    await this.read(open.flatMap(({ having }) => spread(having)));
    const each = open.filter(({ field, having }) => {
      const common = inCommon(spread(having).flatMap((one) => this.printOf(field, one) ?? []));
      if (common !== null) this.known.set(this.nameOf(field), common);
      return common === null;
    });
    await this.read(each.flatMap(({ having }) => having));
  }

  chosenFor(one: Open): Fingerprints {
    const prints = new Map(
      one.fields.map((field) => [
        field.name,
        this.known.get(this.nameOf(field)) ?? this.printOf(field, one) ?? anything,
      ]),
    );
    return withFields(one.agreed, [...prints.keys()], (name) => ({
      jira: prints.get(name) ?? anything,
      task: agreedOn(one.agreed, name).task,
    }));
  }

  private async read(some: readonly Open[]): Promise<void> {
    const ids = [...new Set(some.map(({ issueId }) => issueId))].filter((id) => !this.found.has(id));
    if (ids.length === 0) return;
    for (const issue of await this.context.jira.issues(ids)) this.found.set(issue.id, issue);
  }

  private printOf(field: MappedField, { issueId }: Open): string | undefined {
    const issue = this.found.get(issueId);
    return issue === undefined ? undefined : field.jiraPrint(issue.fields);
  }

  private nameOf({ name }: MappedField): string {
    return `${this.kind.project.link.id} ${this.kind.typeId} ${name}`;
  }
}

/** From the whole of them: those that lie side by side are more often edited together. */
function spread<T>(all: readonly T[]): readonly T[] {
  if (all.length <= ASKED) return all;
  const step = (all.length - 1) / (ASKED - 1);
  return Array.from({ length: ASKED }, (_, index) => all[Math.round(index * step)]).flatMap(
    (one) => one ?? [],
  );
}

/** What most of them have, and at least two; null where they have nothing in common. */
function inCommon(prints: readonly string[]): string | null {
  return prints.find((print, index) => prints.indexOf(print) !== index) ?? null;
}
