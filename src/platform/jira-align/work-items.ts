import { Problem, type ProblemScope } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
import type { Task, TaskCursor, TaskPage } from '../port';
import type { CollectionFacts, SiteFacts } from './api-document';
import { ChangedItems, type Found } from './changed-items';
import type { AlignApi } from './client';
import { collectionNames, idOf, readId, type CollectionName } from './collections';
import { readEditMeta, type CustomField } from './custom-fields';
import type { ItemQuery, ItemSource } from './item-source';
import { readItem, selected, type Item, type Read } from './items';
import { either, type Lists, pageSize } from './lists';
import { noTime, Stamps } from './stamps';
import { taskOfItem } from './task-of-item';
import { changedOf } from './changed-of';
import { Parents } from './parents';
import * as z from 'zod';

/** Reads the items of one site with one grant, and makes tasks of them. */
export class WorkItems implements ItemSource {
  /** Collections that the owner of the credentials may not read. */
  readonly refused = new Set<CollectionName>();
  private readonly fields = new Map<CollectionName, readonly CustomField[]>();
  private readonly parents = new Parents(this);
  private look: { readonly key: string; readonly items: ChangedItems } | null = null;

  constructor(
    private readonly api: AlignApi,
    readonly lists: Lists,
    readonly facts: SiteFacts,
  ) {}

  get tellsChanges(): boolean {
    return [...this.facts.collections.values()].every(({ members }) => members.changed !== null);
  }

  get everyHasDue(): boolean {
    return [...this.facts.collections.values()].every(({ members }) => members.due !== null);
  }

  /** @throws Problem `PLATFORM_FORBIDDEN` for a collection that may not be read, `PLATFORM_ITEM_GONE` for one that is not there */
  factsOf(name: CollectionName, scope: ProblemScope): CollectionFacts {
    const found = this.facts.collections.get(name);
    if (found === undefined) throw new Problem('PLATFORM_ITEM_GONE', { scope, retry: 'never' });
    // Missing is gone for whoever asks: what may not be seen must not look so.
    if (this.refused.has(name)) throw new Problem('PLATFORM_FORBIDDEN', { scope, retry: 'never' });
    return found;
  }

  isOpen(name: CollectionName): boolean {
    return this.facts.collections.has(name) && !this.refused.has(name);
  }

  /** @throws Problem `PLATFORM_FORBIDDEN` where nothing may be read */
  open(): CollectionName[] {
    const open = collectionNames.filter((name) => this.isOpen(name));
    if (open.length === 0) throw new Problem('PLATFORM_FORBIDDEN', { scope: 'connection', retry: 'never' });
    return open;
  }

  /** Changes after a place by (stamp, collection, number). */
  async changed(programs: readonly number[], after: TaskCursor | null, limit: number): Promise<TaskPage> {
    const key = programs.join();
    if (this.look?.key !== key)
      this.look = {
        key,
        items: new ChangedItems(
          () => this.open(),
          (name, stamps, since, offset, count) =>
            changedOf(this, name, programs, { stamps, since, offset, count }),
        ),
      };
    const unreadable: { id: string; projectId: string }[] = [];
    for (let place = after; ;) {
      const { items, more } = await this.look.items.after(place, limit);
      const last = items.at(-1);
      unreadable.push(...items.flatMap((found) => brokenOf(found, programs)));
      const tasks = await this.tasksOf(items);
      // A page without a task has no place to go on from.
      if (tasks.length > 0 || !more || last === undefined) return page(tasks, more, unreadable);
      place = { updatedAt: last.updatedAt, id: last.id };
    }
  }

  /** All items by (collection, number), for a site that does not tell what changed. */
  async scanned(programs: readonly number[], after: TaskCursor | null, limit: number): Promise<TaskPage> {
    const from = after === null ? null : readId(after.id);
    const found: Found[] = [];
    for (const name of this.open()) {
      if (from !== null && collectionNames.indexOf(name) < collectionNames.indexOf(from.name)) continue;
      let beyond = from?.name === name ? from.number : 0;
      for (let full = true; full && found.length <= limit;) {
        const filter = `${this.ofPrograms(name, programs)} and id gt ${String(beyond)}`;
        const items = await this.readPage(name, {
          filter,
          orderby: 'id',
          top: Math.min(limit + 1, pageSize),
        });
        full = items.length === Math.min(limit + 1, pageSize);
        for (const read of items)
          found.push({ collection: name, read, updatedAt: noTime, id: idOfRead(name, read) });
        beyond = items.at(-1)?.item?.number ?? items.at(-1)?.broken?.number ?? beyond;
      }
      if (found.length > limit) break;
    }
    const given = found.slice(0, limit);
    const unreadable = given.flatMap((one) => brokenOf(one, programs));
    return page(await this.tasksOf(given), found.length > limit, unreadable);
  }

  /** Those that are there, in no order. @throws Problem as `factsOf` */
  async byIds(taskIds: readonly string[], scope: ProblemScope): Promise<Found[]> {
    const stamps = new Stamps(Date.now());
    const found: Found[] = [];
    for (const [name, numbers] of byCollection(taskIds)) {
      if (!this.facts.collections.has(name)) continue;
      const facts = this.factsOf(name, scope);
      const rows = await this.lists.byNumber(facts.path, selected(facts), numbers, scope);
      found.push(...rows.flatMap((row) => this.foundOf(name, readItem(name, facts, row), stamps)));
    }
    return found;
  }

  /** @throws Problem `PLATFORM_ITEM_GONE` */
  async one(taskId: string): Promise<Found & { readonly item: Item }> {
    const [found] = await this.byIds([taskId], 'item');
    if (found === undefined || found.read.item?.gone === true)
      throw new Problem('PLATFORM_ITEM_GONE', { scope: 'item', retry: 'never' });
    if (found.read.item === null)
      throw new Problem('PLATFORM_NOT_COMPATIBLE', {
        scope: 'item',
        retry: 'never',
        facts: { member: 'item' },
      });
    return { ...found, item: found.read.item };
  }

  /** The answer to a write, where it is the whole item; null else. */
  wholeAnswer(name: CollectionName, answer: unknown): Found | null {
    const facts = this.factsOf(name, 'item');
    const row = z.record(z.string(), z.unknown()).safeParse(answer).data;
    if (
      row === undefined ||
      !selected(facts)
        .split(',')
        .every((member) => member in row)
    )
      return null;
    return this.foundOf(name, readItem(name, facts, row), new Stamps(Date.now()))[0] ?? null;
  }

  async tasksOf(found: readonly Found[]): Promise<Task[]> {
    const items = found.flatMap(({ read }) => read.item ?? []);
    for (const name of new Set(items.map(({ collection }) => collection))) {
      const example = items.find(
        ({ collection, customFields }) => collection === name && customFields !== null,
      );
      if (example !== undefined) await this.fieldsOf(name, example.number);
    }
    await this.parents.learn(items);
    return found.flatMap(({ read: { item }, updatedAt }) => {
      if (item === null) return [];
      return taskOfItem(item, {
        address: this.api.address,
        states: this.factsOf(item.collection, 'item').states,
        fields: this.fields.get(item.collection) ?? [],
        parents: this.parents.of(item),
        updatedAt,
        everyHasDue: this.everyHasDue,
      });
    });
  }

  /** The custom fields of a collection; `example` is the number of an item of it, which the API wants to know. */
  async fieldsOf(name: CollectionName, example: number): Promise<readonly CustomField[]> {
    const { path, members } = this.factsOf(name, 'item');
    const known = this.fields.get(name);
    if (known !== undefined) return known;
    const call = { method: 'GET', path: `/2${path}/${String(example)}/editmeta`, scope: 'item' } as const;
    const read =
      members.customFields === null
        ? []
        : readEditMeta(await this.orNothing(() => this.api.json(call, z.unknown())));
    this.fields.set(name, read);
    return read;
  }

  /** As `fieldsOf`, with any item of a program as the example; none where there is no item yet. */
  async fieldsIn(name: CollectionName, program: number): Promise<readonly CustomField[]> {
    const known = this.fields.get(name);
    const { path, members } = this.factsOf(name, 'project');
    if (known !== undefined || members.customFields === null) return known ?? [];
    const query = { filter: this.ofPrograms(name, [program]), select: 'id', top: 1 };
    const [row] = (await this.orNothing(() => this.lists.page(path, query, 'item'))) ?? [];
    const example = z.object({ id: z.int() }).safeParse(row).data?.id;
    return example === undefined ? [] : this.fieldsOf(name, example);
  }

  ofPrograms(name: CollectionName, programs: readonly number[]): string {
    const { members } = this.factsOf(name, 'project');
    return either(programs.map((number) => `${members.program} eq ${String(number)}`));
  }

  async readPage(name: CollectionName, query: ItemQuery): Promise<Read[]> {
    const facts = this.factsOf(name, 'project');
    const rows = await this.orNothing(
      () => this.lists.page(facts.path, { ...query, select: selected(facts) }, 'project'),
      name,
    );
    return (rows ?? []).map((row) => {
      const read = readItem(name, facts, row);
      if (read === null) throw notCompatible({ member: 'id' });
      return read;
    });
  }

  foundOf(collection: CollectionName, read: Read | null, stamps: Stamps): Found[] {
    if (read === null) return [];
    const changed = read.item?.changed ?? read.broken?.changed ?? null;
    const updatedAt =
      changed === null || !this.tellsChanges
        ? noTime
        : stamps.of(changed, (ours) => this.api.platformTime(ours));
    return [{ collection, read, updatedAt, id: idOfRead(collection, read) }];
  }

  /** One collection that may not be read must not stop the others. */
  async orNothing<T>(call: () => Promise<T>, name?: CollectionName): Promise<T | null> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Problem) || !['PLATFORM_FORBIDDEN', 'PLATFORM_ITEM_GONE'].includes(error.code))
        throw error;
      if (name !== undefined) {
        this.refused.add(name);
        this.open();
      }
      return null;
    }
  }
}

const idOfRead = (name: CollectionName, { item, broken }: Read): string =>
  idOf(name, item?.number ?? broken?.number ?? 0);

function brokenOf(
  { collection, read: { broken } }: Found,
  programs: readonly number[],
): { id: string; projectId: string }[] {
  if (broken === null) return [];
  const program = broken.program ?? programs[0] ?? 0;
  return [{ id: idOf(collection, broken.number), projectId: `program-${String(program)}` }];
}

function page(tasks: readonly Task[], more: boolean, unreadable: TaskPage['unreadable'] & object): TaskPage {
  return unreadable.length === 0 ? { tasks, more } : { tasks, more, unreadable };
}

export function byCollection(taskIds: readonly string[]): Map<CollectionName, number[]> {
  const found = new Map<CollectionName, number[]>();
  for (const taskId of new Set(taskIds)) {
    const id = readId(taskId);
    if (id !== null) found.set(id.name, [...(found.get(id.name) ?? []), id.number]);
  }
  return found;
}
