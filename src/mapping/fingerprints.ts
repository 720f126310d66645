import { createHash } from 'node:crypto';
import type { FieldName } from './mapping';
import { fieldNames } from './mapping';

/** What both sides held when a field last agreed; null: they never did; `anything`: whatever is found next. */
export interface Agreed {
  readonly jira: string | null;
  readonly task: string | null;
}
export interface Fingerprints {
  readonly fields: Readonly<Record<FieldName, Agreed>>;
  readonly comments: Agreed;
}

const length = 6;
const never = '.'.repeat(length);
/** For a value that the other side chose by itself (its default status, priority or assignee): it is no change. */
export const anything = '*'.repeat(length);
const version = '1';
const packed = new RegExp(
  `^${version}(?:[A-Za-z0-9_-]{${String(length)}}|\\.{${String(length)}}|\\*{${String(length)}}){${String((fieldNames.length + 1) * 2)}}$`,
);

/** Six characters (36 bits) that stand for a canonical value: enough to notice a change, too few to tell the value. */
export function fingerprint(canonical: string): string {
  return createHash('sha256').update(canonical).digest('base64url').slice(0, length);
}

/** 97 characters for one link, whatever its texts. */
export function packFingerprints(prints: Fingerprints): string {
  const pairs = [...fieldNames.map((field) => prints.fields[field]), prints.comments];
  return version + pairs.map(({ jira, task }) => (jira ?? never) + (task ?? never)).join('');
}

/** Null for a missing value or one of a version we do not know: the sides then meet as if for the first time. */
export function unpackFingerprints(text: string | null | undefined): Fingerprints | null {
  if (text === null || text === undefined || !packed.test(text)) return null;
  const at = (index: number): Agreed => ({ jira: read(text, index * 2), task: read(text, index * 2 + 1) });
  return fingerprintsFrom((_, index) => at(index), at(fieldNames.length));
}

function read(text: string, index: number): string | null {
  const print = text.slice(1 + index * length, 1 + (index + 1) * length);
  return print === never ? null : print;
}

export function fingerprintsFrom(
  of: (field: FieldName, index: number) => Agreed,
  comments: Agreed,
): Fingerprints {
  const [title, description, status, priority, assignee, dueDate, labels] = fieldNames;
  return {
    fields: {
      title: of(title, 0),
      description: of(description, 1),
      status: of(status, 2),
      priority: of(priority, 3),
      assignee: of(assignee, 4),
      dueDate: of(dueDate, 5),
      labels: of(labels, 6),
    },
    comments,
  };
}

/**
 * After a write was refused for some fields (a transition that does not exist, a field off the screen): those keep what
 * was agreed before, so that the next merge tries them again.
 */
export function withRefused(
  after: Fingerprints,
  before: Fingerprints | null,
  refused: readonly FieldName[],
): Fingerprints {
  return fingerprintsFrom(
    (field) =>
      refused.includes(field) ? (before?.fields[field] ?? { jira: null, task: null }) : after.fields[field],
    after.comments,
  );
}

/** One field as another set of fingerprints has it; the others as they are. */
export function withAgreed(prints: Fingerprints, from: Fingerprints, field: FieldName): Fingerprints {
  return fingerprintsFrom((name) => (name === field ? from : prints).fields[name], prints.comments);
}

export function withComments(prints: Fingerprints, comments: Agreed): Fingerprints {
  return { ...prints, comments };
}
