import type { Base } from './base';
import { NOTHING, type Dictionary, type Values } from './dictionary';
import { ofAway } from './away';
import { failureOf } from './entries';
import { namedTask, type Edit, type Item, type Items } from './items';
import type { Looks } from './looks';
import { ofNoPriority } from './no-priority';
import { inWords, labelOf, silentlyLost, type Lost } from './overruled';
import type { Rules } from './rules';
import { editedFields, sides, type EditedField, type Side } from './steps';
import { strays } from './strays';
import { wordsOfDocument, wordsOfHtml } from './values';
import type { World } from '../../local/world';

export interface OpenChoice {
  /** Of the failure. */
  readonly id: string;
  readonly item: Item;
  readonly field: EditedField;
  readonly label: string;
}

/**
 * What must be true once all is quiet, from what people did and nothing else. Knows no cursor, no fingerprint, no claim:
 * a field that one side changed has that value on both; one that both changed has one of the two; all else is as it was.
 */
export class Reference {
  private before: ReadonlyMap<number, Readonly<Record<Side, Values>>>;
  private since: number;
  /** What a person has decided, by item and field: both sides must have it. */
  private readonly decided = new Map<string, string>();
  /** Everything that an item was ever part of. */
  private readonly above = new Map<number, Set<string>>();

  constructor(
    private readonly world: World,
    private readonly items: Items,
    private readonly dictionary: Dictionary,
    private readonly from: Base,
    private readonly rules: Rules,
    private readonly looks: Looks,
  ) {
    this.before = this.valuesNow();
    this.since = world.clock.now();
    this.noteParents();
  }

  /** What both sides hold now is the beginning of what follows. */
  agree(): void {
    this.noteParents();
    const now = this.valuesNow();
    const before = new Map(now);
    const away = this.items.list().filter((item) => this.items.isAway(item));
    for (const { number } of away) {
      const held = this.before.get(number);
      if (held === undefined) before.delete(number);
      else before.set(number, held);
    }
    this.before = before;
    // What its two sides said is compared when it is back, with all that was said since they last met.
    if (away.length === 0) this.since = this.world.clock.now();
    for (const item of this.items.list()) {
      if (away.includes(item)) continue;
      item.edits = [];
      for (const field of editedFields) this.decided.delete(`${item.number} ${field}`);
    }
  }

  /** `calm`: nothing went wrong since both sides agreed, so that the newer of two edits must have won. */
  violations(calm: boolean): readonly string[] {
    return [
      ...strays(this.items, this.from.strangers),
      ...this.items
        .list()
        .flatMap((item) => this.ofItem(item, calm).map((what) => `item ${item.number}: ${what}`)),
    ];
  }

  /** What of the edits is gone without a word. For when all is quiet. */
  silentlyLost(): readonly string[] {
    const items = this.items
      .list()
      .filter((item) => !item.deleted.jira && !item.deleted.platform && !this.items.isAway(item));
    const now = (item: Item, side: Side): Values | undefined => this.dictionary.of(side, item);
    const lost = silentlyLost(this.world, items, this.before, now, this.since);
    return lost.filter((one) => !this.cannotBeTold(one)).map(inWords);
  }

  private cannotBeTold({ item, edit: { side, field, span } }: Lost): boolean {
    if (field === 'parent' && this.lostParent(item)) return true;
    const id = this.items.issue(item)?.id;
    return side === 'jira' && id !== undefined && this.looks.blindWriteAfter(id, field, span);
  }

  /** Conflicts that wait for a person, of items on which both sides still stand. */
  open(): readonly OpenChoice[] {
    return this.items.list().flatMap((item) => {
      const failure = failureOf(this.world, item);
      if (failure === undefined || item.deleted.jira || item.deleted.platform) return [];
      if (this.items.isAway(item)) return [];
      return editedFields.flatMap((field) =>
        !(field === 'parent' && this.lostParent(item)) &&
        failure.conflicts.some((one) => one.field === labelOf(field))
          ? [{ id: failure.id, item, field, label: labelOf(field) }]
          : [],
      );
    });
  }

  /** A person says whose value stands. */
  decide({ item, field }: OpenChoice, keep: Side): void {
    const values = this.dictionary.of(keep, item);
    if (values !== undefined) this.decided.set(`${item.number} ${field}`, values[field]);
  }

  /** Of both sides: Jira has a priority also where the task has none. */
  private valuesNow(): ReadonlyMap<number, Readonly<Record<Side, Values>>> {
    return new Map(
      this.items.list().flatMap((item) => {
        const [jira, platform] = [this.dictionary.of('jira', item), this.dictionary.of('platform', item)];
        return jira === undefined || platform === undefined ? [] : [[item.number, { jira, platform }]];
      }),
    );
  }

  private ofItem(item: Item, calm: boolean): string[] {
    const issue = this.items.issue(item);
    const task = this.items.task(item);
    if (item.deleted.jira || item.deleted.platform) return this.ofDeleted(item);
    if (issue === undefined) return ['has no issue'];
    if (task === undefined) return ['has no task'];
    if (namedTask(issue) !== task.id) return [`its issue names ${String(namedTask(issue))}`];
    const inJira = this.dictionary.ofIssue(issue, item);
    const onPlatform = this.dictionary.ofTask(task, item);
    if (this.items.isAway(item)) {
      const lost = this.lostParent(item);
      const parent = lost ? this.ofLostParent(item, [inJira.parent, onPlatform.parent]) : [];
      const except = new Set<EditedField>(lost ? ['parent'] : []);
      return [...parent, ...ofAway(item, this.before.get(item.number), { inJira, onPlatform }, except)];
    }
    return [
      ...editedFields.flatMap((field) => {
        if (field === 'parent' && this.lostParent(item))
          return this.ofLostParent(item, [inJira.parent, onPlatform.parent]);
        if (inJira[field] !== onPlatform[field] && field === 'priority' && this.mayBeNone(item, onPlatform))
          return ofNoPriority(item, this.before.get(item.number), inJira, this.rules.priority);
        if (inJira[field] !== onPlatform[field])
          return this.isOpen(item, field, inJira[field], onPlatform[field])
            ? []
            : [`${field} is "${inJira[field]}" in Jira and "${onPlatform[field]}" on the platform`];
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

  /** Not where a person has said what it shall be. */
  private mayBeNone({ number }: Item, { priority }: Values): boolean {
    return priority === NOTHING && (this.decided.get(`${number} priority`) ?? NOTHING) === NOTHING;
  }

  private noteParents(): void {
    for (const item of this.items.list()) {
      const ever = this.above.get(item.number) ?? new Set();
      const edits = item.edits.filter(({ field }) => field === 'parent');
      for (const name of [
        this.before.get(item.number)?.jira.parent ?? '-',
        ...edits.map(({ value }) => value),
      ])
        ever.add(name);
      this.above.set(item.number, ever);
    }
  }

  /**
   * Whether something that the item was part of has been deleted. Jira then takes it from its parts without telling
   * anybody, the platform leaves it with them, and neither can be said on the other side: it may stand or be gone.
   */
  private lostParent(item: Item): boolean {
    this.noteParents();
    return [...(this.above.get(item.number) ?? [])].some((name) => {
      const { deleted } = this.items.get(Number(name)) ?? { deleted: { jira: false, platform: false } };
      return deleted.jira || deleted.platform;
    });
  }

  /** Whether the call is one more try of what cannot be done: to make an issue part of another that is deleted. */
  triesAgain(path: string): boolean {
    return this.items.list().some((item) => {
      const id = this.items.issue(item)?.id;
      if (id === undefined || !path.endsWith(`/rest/api/3/issue/${id}`)) return false;
      return this.lostParent(item) && failureOf(this.world, item) !== undefined;
    });
  }

  /** Never anything that it has not been part of. */
  private ofLostParent(item: Item, found: readonly string[]): string[] {
    const ever = this.above.get(item.number);
    return found
      .filter((name) => name !== '-' && ever?.has(name) !== true)
      .map((name) => `parent is "${name}", which nobody ever said`);
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

  /** Whether the sides may differ: each says what was said there last, and a person is asked which it shall be. */
  private isOpen(item: Item, field: EditedField, inJira: string, onPlatform: string): boolean {
    if (this.rules[field] !== 'ask') return false;
    const last = (side: Side): string | undefined =>
      item.edits.filter((edit) => edit.field === field && edit.side === side).at(-1)?.value;
    if ((last('jira') ?? inJira) !== inJira || (last('platform') ?? onPlatform) !== onPlatform) return false;
    const asked = failureOf(this.world, item)?.conflicts.find((one) => one.field === labelOf(field));
    if (asked === undefined) return false;
    return field !== 'title' || (asked.jira === inJira && asked.platform === onPlatform);
  }

  /** Null: nobody knows what it was before. */
  private allowed(item: Item, field: EditedField, calm: boolean): readonly string[] | null {
    const decided = this.decided.get(`${item.number} ${field}`);
    if (decided !== undefined) return [decided];
    const edits = item.edits.filter((edit) => edit.field === field);
    const last = sides.flatMap((side) => edits.filter((edit) => edit.side === side).at(-1) ?? []);
    if (last.length === 0) {
      const before = this.before.get(item.number)?.jira[field];
      return before === undefined ? null : [before];
    }
    const [one, other] = last;
    if (one !== undefined && other !== undefined && calm && item.edits.length === 2)
      return this.winners(one, other);
    return last.map(({ value }) => value);
  }

  /** Where nothing but these two edits touched the item. */
  private winners(one: Edit, other: Edit): readonly string[] {
    const [first, second] = one.at <= other.at ? [one, other] : [other, one];
    const both = [one.value, other.value];
    // Whoever came second saw what the first had said, and said something else.
    if (second.over === first.value || first.value === second.value) return [second.value];
    const rule = this.rules[first.field];
    if (rule === 'ask') return [];
    // The newer edit is the newer state only by more than a stamp's width.
    if (rule === 'newest') return second.at - first.at > 1000 ? [second.value] : both;
    return [first.side === rule ? first.value : second.value];
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

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(' or ');
}
