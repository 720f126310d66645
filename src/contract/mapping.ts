/**
 * How one project link translates: what is edited on its page, sent to the backend and stored. `task` ids are the
 * platform's, `jira` ids are Jira's.
 */
import * as z from 'zod';
import type { ErrorCode } from './error-codes';
import type { Facts } from './error-view';
import type { FieldKind } from './field-kinds';
import { fieldNames, type FieldName } from './field-names';

export { fieldNames, type FieldName };

const id = z.string().min(1).max(100);
const pair = z.strictObject({ task: id, jira: id });

const policy = {
  /** Which way the field may travel. */
  direction: z.enum(['both', 'to-jira', 'to-platform', 'off']),
  /**
   * Whose change stands when both sides changed the field since they last agreed. `ask`: neither is written, and a
   * person settles it among the failures.
   */
  conflict: z.enum(['newest', 'jira', 'platform', 'ask']),
  /** `creation`: given to a partner when it is made, and left alone afterwards. */
  when: z.enum(['always', 'creation']),
};
const policySchema = z.strictObject(policy);
export type FieldPolicy = z.output<typeof policySchema>;

const customField = z.strictObject({
  /** Names the entry in stored fingerprints; given once and kept for as long as the entry pairs the same two fields. */
  id: z.string().regex(/^[a-z0-9]{3}$/),
  task: id,
  jira: id,
  ...policy,
  /** Option ids, where both sides choose from lists. */
  options: z.array(pair).max(500),
});
export type CustomField = z.output<typeof customField>;

const filter = z.string().trim().min(1).max(2000).nullable();

export const mappingSchema = z.strictObject({
  version: z.literal(2),
  /**
   * Task types to issue types. A new issue gets the type beside its task's; a new task the first type beside its issue's.
   * Types that are not here are not synced.
   */
  types: z.array(pair).min(1).max(50),
  /** Every workflow has statuses of its own, so each mapped issue type has its table. */
  statuses: z
    .array(
      z.strictObject({
        issueTypeId: id,
        /** One Jira status for each task status. */
        toJira: z.array(pair).max(200),
        /** One task status for each Jira status; several Jira statuses may share one. */
        toTask: z.array(pair).max(200),
      }),
    )
    .max(50),
  priorities: z.array(pair).max(100),
  users: z.strictObject({
    /** People whom somebody matched by hand; they win over a match by address. */
    byHand: z.array(z.strictObject({ platform: id, jira: id })).max(500),
    byAddress: z.boolean(),
    /** Who stands for people without a counterpart; null leaves the field as it is and says so. */
    unmatched: z.strictObject({ jira: id.nullable(), platform: id.nullable() }),
  }),
  /** A field that is missing here travels both ways, the newest change stands. */
  fields: z.partialRecord(z.enum(fieldNames), policySchema),
  custom: z.array(customField).max(50),
  comments: z.enum(['both', 'to-jira', 'to-platform', 'off']),
  /** Which items get a partner: JQL, and the platform's own language. Pairs that exist go on. */
  filter: z.strictObject({ jira: filter, platform: filter }),
  /** Each side shows a link to the other. */
  linkBack: z.boolean(),
  /** `follow`: when one side of a pair is deleted, the other is too. */
  deletions: z.enum(['keep', 'follow']),
});
export type Mapping = z.output<typeof mappingSchema>;

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** A field as one side offers it. `other`: of a kind that cannot be mapped. */
export interface FieldChoice extends Choice {
  readonly kind: FieldKind | 'other';
  readonly options: readonly Choice[] | null;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** The item types that have it; null for all. */
  readonly typeIds: readonly string[] | null;
}

export type ChangesFound = 'pushed' | 'asked' | 'read';

/** What both sides offer, in their own order. */
export interface MappingOptions {
  readonly jira: {
    readonly types: readonly (Choice & {
      readonly level: number;
      readonly statuses: readonly (Choice & { readonly category: 'todo' | 'in-progress' | 'done' })[];
    })[];
    readonly priorities: readonly Choice[];
    readonly fields: readonly FieldChoice[];
  };
  readonly platform: {
    readonly types: readonly (Choice & { readonly level: number })[];
    readonly statuses: readonly (Choice & {
      readonly category: 'todo' | 'in-progress' | 'done';
      readonly typeIds: readonly string[] | null;
    })[];
    readonly priorities: readonly Choice[];
    readonly fields: readonly FieldChoice[];
    /** Those of the standard fields that its tasks have. */
    readonly fieldNames: readonly FieldName[];
    readonly deletes: boolean;
    /** `kept`: they can be added, and not be edited or deleted. */
    readonly comments: 'none' | 'kept' | 'edited';
    readonly externalUrl: boolean;
    /** A filter as the platform would take it; null when it takes none. */
    readonly filterExample: string | null;
    /** How its changes are found: by being told of them, by asking what changed, or by reading it as a whole. */
    readonly changes: ChangesFound;
    readonly tellsDeleted: boolean;
  };
}

/** What is wrong with a mapping, beside the place it is about. With an error it cannot be saved; warnings are told. */
export interface MappingProblem {
  readonly level: 'error' | 'warning';
  readonly code: ErrorCode;
  readonly facts: Facts;
  readonly part: 'types' | 'statuses' | 'priorities' | 'users' | 'fields' | 'custom' | 'filter' | 'deletions';
  /** The id of the type, the field's name or the custom entry's id; null when it is about the whole part. */
  readonly item: string | null;
}

/** A mapping with what its editor needs. */
export interface MappingView {
  readonly mapping: Mapping;
  readonly options: MappingOptions;
  readonly problems: readonly MappingProblem[];
  /** Those whom the mapping names (by hand and as defaults), as far as their side still knows them. */
  readonly people?: readonly UnmatchedPerson[];
}

/** People of either side for whom nobody was found. */
export interface UnmatchedPerson {
  readonly side: 'jira' | 'platform';
  readonly id: string;
  readonly name: string;
}
