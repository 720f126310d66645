import { createHash } from 'node:crypto';
import type { FieldName } from './mapping';

/** A field's name, or the id of an entry among the custom fields of a mapping. */
export type FieldKey = string;

/** What both sides held when a field last agreed; null: they never did; `anything`: whatever is found next. */
export interface Agreed {
  readonly jira: string | null;
  readonly task: string | null;
}
export interface AgreedComments extends Agreed {
  /**
   * Comments of the platform that are to stay without a copy in Jira, by their prints: somebody deleted it. Absent where
   * it was not seen that all the others have one.
   */
  readonly left?: readonly string[];
}
type BasicName = (typeof basic)[number];
export interface Fingerprints {
  /** Custom fields, and the parent, are absent while both sides were empty or have not met. */
  readonly fields: Readonly<Record<BasicName, Agreed> & Record<FieldKey, Agreed>>;
  readonly comments: AgreedComments;
}

/** In the order in which they have been packed since the first version: it must not change. */
const basic = ['title', 'description', 'status', 'priority', 'assignee', 'dueDate', 'labels'] as const;
/** Stands for the parent where custom fields have their ids of three characters, which have no capitals. */
const PARENT_TAG = 'PAR';
/** Two comments that are left without a copy; with none of them it says that there is none. */
const LEFT_TAG = 'COM';
const parent: FieldName = 'parent';

const length = 6;
const tagLength = 3;
const groupLength = tagLength + 2 * length;
const never = '.'.repeat(length);
/** For a value that the other side chose by itself (its default status, priority or assignee): it is no change. */
export const anything = '*'.repeat(length);
const vain = '~';
const version = '1';
const print = `(?:[${vain}A-Za-z0-9_-][A-Za-z0-9_-]{${String(length - 1)}}|\\.{${String(length)}}|\\*{${String(length)}})`;
const fixedLength = version.length + (basic.length + 1) * 2 * length;
const packed = new RegExp(
  `^${version}${print}{${String((basic.length + 1) * 2)}}(?:(?:${PARENT_TAG}|${LEFT_TAG}|[a-z0-9]{${String(tagLength)}})${print}{2})*$`,
);
export const neverAgreed: Agreed = { jira: null, task: null };

/** Six characters (36 bits) that stand for a canonical value: enough to notice a change, too few to tell the value. */
export function fingerprint(canonical: string): string {
  return createHash('sha256').update(canonical).digest('base64url').slice(0, length);
}

/**
 * For a value that has no counterpart on the other side (an unmatched person, a task without a priority): not agreed, and
 * equal to no fingerprint, so that each merge tries it again. That it is still the one which was tried can be told without
 * reading the other side.
 */
export function inVain(print: string): string {
  return vain + print.slice(0, length - 1);
}

const empty = fingerprint('');

/**
 * 97 characters for one link, whatever its texts, and 15 for the parent and each custom field of which there is something
 * to remember. Links of the time before there were any are read as they are.
 */
export function packFingerprints(prints: Fingerprints): string {
  const pairs = [...basic.map((field) => prints.fields[field]), prints.comments];
  const tagged = Object.keys(prints.fields)
    .filter((field) => !isBasic(field))
    .sort()
    .flatMap((field) => {
      const agreed = prints.fields[field];
      return agreed === undefined || saysNothing(agreed) ? [] : [tagOf(field) + both(agreed)];
    });
  return version + pairs.map(both).join('') + tagged.join('') + packLeft(prints.comments.left);
}

function packLeft(left: readonly string[] | undefined): string {
  if (left === undefined) return '';
  const groups = Math.max(1, Math.ceil(left.length / 2));
  return Array.from({ length: groups }, (_, group) =>
    [LEFT_TAG, left[2 * group] ?? never, left[2 * group + 1] ?? never].join(''),
  ).join('');
}

/** Null for a missing value or one of a version we do not know: the sides then meet as if for the first time. */
export function unpackFingerprints(text: string | null | undefined): Fingerprints | null {
  if (text === null || text === undefined || !packed.test(text)) return null;
  const at = (start: number): Agreed => ({ jira: read(text, start), task: read(text, start + length) });
  const fields = new Map<FieldKey, Agreed>();
  basic.forEach((field, index) => fields.set(field, at(version.length + index * 2 * length)));
  let left: readonly string[] | undefined;
  for (let start = fixedLength; start < text.length; start += groupLength) {
    const tag = text.slice(start, start + tagLength);
    const { jira, task } = at(start + tagLength);
    if (tag === LEFT_TAG) left = [...(left ?? []), ...[jira, task].filter((one) => one !== null)];
    else fields.set(tag === PARENT_TAG ? parent : tag, { jira, task });
  }
  return fingerprintsFrom([...fields.keys()], (field) => fields.get(field) ?? neverAgreed, {
    ...at(fixedLength - 2 * length),
    ...(left === undefined ? {} : { left }),
  });
}

function both({ jira, task }: Agreed): string {
  return (jira ?? never) + (task ?? never);
}

function read(text: string, start: number): string | null {
  const found = text.slice(start, start + length);
  return found === never ? null : found;
}

function tagOf(field: FieldKey): string {
  return field === parent ? PARENT_TAG : field;
}

function isBasic(field: FieldKey): boolean {
  return basic.some((name) => name === field);
}

/** Two empty sides are as good as two that have not met: whichever gets a value first is followed by the other. */
function saysNothing({ jira, task }: Agreed): boolean {
  return (jira === null || jira === empty) && (task === null || task === empty);
}

/** `keys`: the fields beside the basic ones; a basic one among them counts once. */
export function fingerprintsFrom(
  keys: readonly FieldKey[],
  of: (field: FieldKey) => Agreed,
  comments: AgreedComments,
): Fingerprints {
  const tagged = keys.filter((field) => !isBasic(field)).map((field) => [field, of(field)] as const);
  return {
    fields: {
      ...Object.fromEntries(tagged),
      title: of('title'),
      description: of('description'),
      status: of('status'),
      priority: of('priority'),
      assignee: of('assignee'),
      dueDate: of('dueDate'),
      labels: of('labels'),
    },
    comments,
  };
}

export function agreedOn(prints: Fingerprints | null, field: FieldKey): Agreed {
  return prints?.fields[field] ?? neverAgreed;
}

/** The same with some fields as they are given; what is given of others than these is left away. */
export function withFields(
  prints: Fingerprints,
  changed: readonly FieldKey[],
  of: (field: FieldKey) => Agreed,
): Fingerprints {
  return fingerprintsFrom(
    [...Object.keys(prints.fields), ...changed],
    (field) => (changed.includes(field) ? of(field) : agreedOn(prints, field)),
    prints.comments,
  );
}

/**
 * After a write was refused for some fields (a transition that does not exist, a field off the screen): those keep what
 * was agreed before, so that the next merge tries them again.
 */
export function withRefused(
  after: Fingerprints,
  before: Fingerprints | null,
  refused: readonly FieldKey[],
): Fingerprints {
  return withFields(after, refused, (field) => agreedOn(before, field));
}

/** One field as another set of fingerprints has it; the others as they are. */
export function withAgreed(prints: Fingerprints, from: Fingerprints, field: FieldKey): Fingerprints {
  return withFields(prints, [field], (name) => agreedOn(from, name));
}

export function withComments(prints: Fingerprints, comments: AgreedComments): Fingerprints {
  return { ...prints, comments };
}
