import type { Base } from './base';
import { modelProjects } from './base';
import type { Dictionary, Values } from './dictionary';
import { namedTask, type Item, type Items } from './items';
import { editedFields, sides, type EditedField } from './steps';
import { itemOfTitle, wordsOfDocument, wordsOfHtml } from './values';
import type { World } from '../../local/world';

/**
 * What must be true once all is quiet, from what people did and nothing else. Knows no cursor, no fingerprint, no claim:
 * a field that one side changed has that value on both; one that both changed has one of the two; all else is as it was.
 */
export class Reference {
  private before: ReadonlyMap<number, Values>;

  constructor(
    private readonly world: World,
    private readonly items: Items,
    private readonly dictionary: Dictionary,
    private readonly from: Base,
  ) {
    this.before = this.valuesNow();
  }

  /** What both sides hold now is the beginning of what follows. */
  agree(): void {
    this.before = this.valuesNow();
    for (const item of this.items.list()) item.edits = [];
  }

  /** `calm`: nothing went wrong since both sides agreed, so that the newer of two edits must have won. */
  violations(calm: boolean): readonly string[] {
    return [
      ...this.strays(),
      ...this.items
        .list()
        .flatMap((item) => this.ofItem(item, calm).map((what) => `item ${item.number}: ${what}`)),
    ];
  }

  private valuesNow(): ReadonlyMap<number, Values> {
    return new Map(
      this.items.list().flatMap((item) => {
        const issue = this.items.issue(item);
        return issue === undefined ? [] : [[item.number, this.dictionary.ofIssue(issue, item.project)]];
      }),
    );
  }

  /** Doubles, and things that nobody made. */
  private strays(): string[] {
    const found: string[] = [];
    for (const project of modelProjects) {
      const issues = this.items.issuesOf(project);
      const tasks = this.items.tasksOf(project).filter(({ deleted }) => !deleted);
      found.push(
        ...doubles(
          'issues',
          issues.map(({ summary }) => summary),
        ),
      );
      found.push(
        ...doubles(
          'tasks',
          tasks.map(({ title }) => title),
        ),
      );
      const named = issues.flatMap((issue) => namedTask(issue) ?? []);
      for (const task of new Set(named))
        if (named.filter((one) => one === task).length > 1) found.push(`two issues name task ${task}`);
      const others = issues.filter(({ summary }) => itemOfTitle(summary) === null).length;
      if (others !== (this.from.strangers.get(project.jiraKey) ?? 0))
        found.push(`${others} issues of ${project.jiraKey} are nobody's`);
      const strangeTasks = tasks.filter(({ title }) => itemOfTitle(title) === null);
      for (const { title } of strangeTasks) found.push(`nobody made the task "${title}"`);
    }
    return found;
  }

  private ofItem(item: Item, calm: boolean): string[] {
    const issue = this.items.issue(item);
    const task = this.items.task(item);
    if (item.deleted.jira || item.deleted.platform) return this.ofDeleted(item);
    if (issue === undefined) return ['has no issue'];
    if (task === undefined) return ['has no task'];
    if (namedTask(issue) !== task.id) return [`its issue names ${String(namedTask(issue))}`];
    const inJira = this.dictionary.ofIssue(issue, item.project);
    const onPlatform = this.dictionary.ofTask(task, item.project);
    return [
      ...editedFields.flatMap((field) => {
        if (inJira[field] !== onPlatform[field])
          return [`${field} is "${inJira[field]}" in Jira and "${onPlatform[field]}" on the platform`];
        const allowed = this.allowed(item, field, calm);
        return allowed === null || allowed.includes(inJira[field])
          ? []
          : [`${field} is "${inJira[field]}" on both sides and should be ${quoted(allowed)}`];
      }),
      ...this.ofComments(
        item,
        issue.comments.map(({ body }) => wordsOfDocument(body)),
        'in Jira',
      ),
      ...this.ofComments(
        item,
        this.world.sandbox.world.comments(task.id).map(({ body }) => wordsOfHtml(body)),
        'on the platform',
      ),
    ];
  }

  /** The app deletes nothing: where one side was deleted, the other stands. */
  private ofDeleted(item: Item): string[] {
    const lost: string[] = [];
    if (item.bornAt === 'jira' && !item.deleted.jira && this.items.issue(item) === undefined)
      lost.push('the app deleted its issue');
    if (item.bornAt === 'platform' && !item.deleted.platform && this.items.task(item) === undefined)
      lost.push('the app deleted its task');
    return lost;
  }

  /** Null: nobody knows what it was before. */
  private allowed(item: Item, field: EditedField, calm: boolean): readonly string[] | null {
    const edits = item.edits.filter((edit) => edit.field === field);
    const last = sides.flatMap((side) => edits.filter((edit) => edit.side === side).at(-1) ?? []);
    if (last.length === 0) {
      const before = this.before.get(item.number)?.[field];
      return before === undefined ? null : [before];
    }
    const [one, other] = last;
    if (one !== undefined && other !== undefined && calm && item.edits.length === 2) {
      // The newer edit is the newer state only where nothing else touched the item, and by more than a stamp's width.
      if (Math.abs(one.at - other.at) > 1000) return [one.at > other.at ? one.value : other.value];
    }
    return last.map(({ value }) => value);
  }

  private ofComments({ comments }: Item, found: readonly string[], where: string): string[] {
    const wrong = comments.flatMap(({ text }) => {
      const times = found.filter((words) => words.includes(text)).length;
      return times === 1 ? [] : [`"${text}" is ${times} times ${where}`];
    });
    if (wrong.length > 0 || found.length === comments.length) return wrong;
    return [`${found.length} comments ${where} and not ${comments.length}`];
  }
}

function doubles(what: string, titles: readonly string[]): string[] {
  const numbers = titles.flatMap((title) => itemOfTitle(title) ?? []);
  return [...new Set(numbers)].flatMap((number) => {
    const times = numbers.filter((one) => one === number).length;
    return times > 1 ? [`item ${number}: ${times} ${what}`] : [];
  });
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(' or ');
}
