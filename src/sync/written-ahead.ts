import { LINK_PROPERTY, type JiraIssue } from '../jira/port';
import type { MappedField } from '../mapping/fields/table';
import {
  agreedOn,
  packFingerprints,
  unpackFingerprints,
  withFields,
  type FieldKey,
  type Fingerprints,
} from '../mapping/fingerprints';
import type { Link } from './links';

/**
 * What is agreed once these fields are in Jira, for the issue's own property, which Jira takes with the edit for nothing.
 * A worker that died after it left an issue that looked edited by a person: who took the edit back on the platform found
 * it on both sides again. None at a first meeting, where nothing could be taken back.
 */
export function withEdit(
  { link }: JiraIssue,
  before: Fingerprints | null,
  after: Fingerprints,
  sent: readonly FieldKey[],
): Readonly<Record<string, unknown>> {
  if (link === null || before === null) return {};
  const agreed = packFingerprints(withFields(before, sent, (name) => agreedOn(after, name)));
  return { [LINK_PROPERTY]: { ...link, agreed, at: Date.now() } };
}

/**
 * What the two agreed on: as it is stored, and of fields that the issue still holds as our last edit left them what was
 * agreed with that edit, where the worker died before it was stored. Null when that is not known.
 */
export function lastAgreed(
  link: Link | undefined,
  { link: mark, fields: issue }: JiraIssue,
  fields: readonly MappedField[],
): { readonly agreed: string | null; readonly isStored: boolean } {
  const stored = { agreed: link?.agreed ?? mark?.agreed ?? null, isStored: true };
  if (link === undefined || (mark?.at ?? 0) <= link.agreedAt) return stored;
  const before = unpackFingerprints(link.agreed);
  const edit = unpackFingerprints(mark?.agreed);
  if (before === null || edit === null) return stored;
  const names = fields
    .filter((field) => {
      const print = agreedOn(edit, field.name).jira;
      return print === field.jiraPrint(issue) && print !== agreedOn(before, field.name).jira;
    })
    .map(({ name }) => name);
  if (names.length === 0) return stored;
  return {
    agreed: packFingerprints(withFields(before, names, (name) => agreedOn(edit, name))),
    isStored: false,
  };
}
