import type { Catalogue } from '../data/catalogue';

/** What the sandbox names by words, and Jira by numbers. The first number of each kind. */
const first = {
  project: 10000,
  type: 10001,
  status: 10000,
  priority: 1,
  field: 10100,
  option: 10200,
  transition: 11,
  user: 10100,
} as const;

export type NumberedKind = keyof typeof first;
export type NumberState = readonly (readonly [kind: NumberedKind, ids: readonly string[]])[];

const taskBase = 10000;

/** Numbers for the words, handed out in the order of first sight and kept for good. */
export class Numbers {
  private readonly ids = new Map<NumberedKind, string[]>();

  constructor(private readonly catalogue: Catalogue) {
    this.seeAll();
  }

  of(kind: NumberedKind, id: string): string {
    const known = this.list(kind);
    const index = known.indexOf(id);
    return String(first[kind] + (index < 0 ? known.push(id) - 1 : index));
  }

  /** Null where there is no such number. */
  idOf(kind: NumberedKind, number: string): string | null {
    // A project that was changed may have brought what nobody has asked for yet.
    this.seeAll();
    return /^\d{1,9}$/.test(number) ? (this.list(kind)[Number(number) - first[kind]] ?? null) : null;
  }

  /** `tsk-000012` is 10012, `cmt-000012` too. */
  ofRecord(id: string): string {
    return String(taskBase + Number(id.slice(id.indexOf('-') + 1)));
  }

  recordId(kind: 'tsk' | 'cmt', number: string): string | null {
    if (!/^\d{5,9}$/.test(number)) return null;
    return `${kind}-${String(Number(number) - taskBase).padStart(6, '0')}`;
  }

  snapshot(): NumberState {
    return [...this.ids].map(([kind, ids]) => [kind, [...ids]]);
  }

  restore(state: NumberState): void {
    this.ids.clear();
    for (const [kind, ids] of state) this.ids.set(kind, [...ids]);
    this.seeAll();
  }

  private list(kind: NumberedKind): string[] {
    let list = this.ids.get(kind);
    if (list === undefined) this.ids.set(kind, (list = []));
    return list;
  }

  private seeAll(): void {
    for (const user of this.catalogue.users) this.of('user', user.id);
    for (const project of this.catalogue.projects) {
      this.of('project', project.id);
      for (const { id } of project.types) this.of('type', id);
      for (const { id } of project.statuses) {
        this.of('status', id);
        this.of('transition', id);
      }
      for (const { id } of project.priorities) this.of('priority', id);
      for (const { id, kind, options } of project.fields) {
        this.of('field', id);
        const choices = kind === 'boolean' ? ['true', 'false'] : (options ?? []).map((option) => option.id);
        for (const choice of choices) this.of('option', optionPlace(id, choice));
      }
    }
  }
}

export const optionPlace = (fieldId: string, choice: string): string => `${fieldId}/${choice}`;
