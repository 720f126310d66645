import * as z from 'zod';
import type { CollectionFacts, Members } from './api-document';
import type { CollectionName } from './collections';
import { readTime } from './stamps';

/** A work item as one collection has it, by what its members mean. */
export interface Item {
  readonly collection: CollectionName;
  readonly number: number;
  readonly program: number;
  readonly title: string;
  /** HTML. */
  readonly description: string | null;
  readonly state: number;
  readonly owner: number | null;
  readonly tags: readonly string[] | null;
  readonly parent: number | null;
  /** `YYYY-MM-DD`. */
  readonly due: string | null;
  /** Milliseconds since the epoch. */
  readonly created: number | null;
  readonly changed: number | null;
  /** In the recycle bin, or cancelled. */
  readonly gone: boolean;
  /** In the order of the API, in which a change of one names its place. */
  readonly customFields: readonly Readonly<Record<string, unknown>>[] | null;
}

export type Read =
  | { readonly item: Item; readonly broken: null }
  | {
      readonly item: null;
      readonly broken: {
        readonly number: number;
        readonly program: number | null;
        readonly changed: number | null;
      };
    };

const number = z.int().min(1).max(999_999_999_999_999);
/** Numbers of others come as text from some versions; 0 is nobody and nothing. */
const reference = z
  .union([
    z.int().min(0),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .nullish()
  .transform((given) => (given === undefined || given === 0 ? null : given));
const state = z.union([
  z.int().min(0).max(999),
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
]);
const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish();
const moment = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (text === null || text === undefined || text === '') return null;
    const time = readTime(text);
    if (time === null) context.addIssue({ code: 'custom', message: 'no time' });
    return time;
  });
const text = z.string().nullish();

const members = {
  title: z.string().min(1),
  state,
  program: number,
  description: text,
  owner: reference,
  tags: z.array(z.string()).nullish(),
  parent: reference,
  due: text,
  created: moment,
  changed: moment,
  recycled: flag,
  canceled: flag,
  customFields: z.array(z.record(z.string(), z.unknown())).nullish(),
};
const whole = z.object(members);
const least = z.object({ id: number });
const record = z.record(z.string(), z.unknown());

/** A list of items as a whole: an array, or one of the wrappings of OData. Undefined members are dropped. */
export const list = z.union([
  z.array(record),
  z.object({ value: z.array(record) }).transform(({ value }) => value),
  z.object({ items: z.array(record) }).transform(({ items }) => items),
]);

/** What to ask for: nothing but what is read. */
export function selected({ members: named }: CollectionFacts): string {
  const names = Object.values(named).filter((name): name is string => name !== null);
  return ['id', 'title', 'state', ...names].join(',');
}

/** Null for what has not even a number. */
export function readItem(collection: CollectionName, facts: CollectionFacts, given: unknown): Read | null {
  const raw = record.safeParse(given).data ?? {};
  const id = least.safeParse(raw).data?.id;
  if (id === undefined) return null;
  const named: Record<string, unknown> = { title: raw['title'], state: raw['state'] };
  for (const [meaning, name] of Object.entries({ ...facts.members }))
    if (name !== null) named[meaning] = raw[name];
  const read = whole.safeParse(named);
  if (!read.success) {
    const part = (meaning: keyof Members): unknown => named[meaning];
    const broken = {
      number: id,
      program: members.program.safeParse(part('program')).data ?? null,
      changed: members.changed.safeParse(part('changed')).data ?? null,
    };
    return { item: null, broken };
  }
  const { description, tags, due, recycled, canceled, customFields, ...rest } = read.data;
  return {
    broken: null,
    item: {
      collection,
      number: id,
      ...rest,
      description: description === undefined || description === '' ? null : description,
      tags: tags ?? null,
      due: calendarDate(due),
      gone: [recycled, canceled].some((one) => one === true || one === 1),
      customFields: customFields ?? null,
    },
  };
}

/** A date comes as midnight in UTC. */
export const calendarDate = (given: string | null | undefined): string | null =>
  given !== null && given !== undefined && /^\d{4}-\d\d-\d\d/.test(given) ? given.slice(0, 10) : null;
