/** Tasks and what they may hold, in no platform's own words. Times are ISO 8601 in UTC; ids are opaque strings. */

import type { FieldKind } from '../contract/field-kinds';

export type StatusCategory = 'todo' | 'in-progress' | 'done';

export interface PlatformStatus {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
  /** The task types that know this status; null for all. */
  readonly typeIds: readonly string[] | null;
}

/** A kind of task, like a feature or a story. */
export interface TaskType {
  readonly id: string;
  readonly name: string;
  /** 0 for what work is done in, 1 for what groups it, and so on, -1 for its parts: what is parent of what. */
  readonly level: number;
}

/** In a `select` the id of an option, in a `multi-select` their ids; dates `YYYY-MM-DD`, date-times ISO 8601 in UTC. */
export type FieldValue = string | number | boolean | readonly string[] | null;

/** A field beside those that every task has. */
export interface PlatformField {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** Null for kinds without options. */
  readonly options: readonly { readonly id: string; readonly name: string }[] | null;
  readonly readOnly: boolean;
  /** Must be given when a task is made. */
  readonly required: boolean;
  /** The task types that have it; null for all. */
  readonly typeIds: readonly string[] | null;
}

/** The choices a project offers, read once per run for mapping. Order is the platform's own. */
export interface ProjectSchema {
  /** Never empty; a new task without a type is of the first. */
  readonly types: readonly TaskType[];
  readonly statuses: readonly PlatformStatus[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
  readonly fields: readonly PlatformField[];
}

export interface PlatformUser {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly active: boolean;
}

export interface Task {
  readonly id: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly parentId: string | null;
  /** What a person calls it on the platform, for example `ROAD-12`. */
  readonly key: string;
  /** The page a person opens in the browser. */
  readonly url: string;
  readonly title: string;
  /** Of the markup in `capabilities.markup`, or null when empty. HTML is of the subset in docs/platform-api. */
  readonly description: string | null;
  readonly statusId: string;
  readonly priorityId: string | null;
  readonly assigneeId: string | null;
  /** Calendar date `YYYY-MM-DD`. */
  readonly dueDate: string | null;
  readonly labels: readonly string[];
  /** The fields of the project's schema by id; one that is absent is empty. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The address that the task shows as its counterpart elsewhere; null when it shows none. */
  readonly externalUrl: string | null;
  /** Grows with every change; sent back as the condition of an update. */
  readonly version: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What the platform calls whoever changed it last; null where it does not say. */
  readonly updatedBy: string | null;
  readonly deleted: boolean;
  readonly commentCount: number;
  /** When a comment was last added, edited or removed; null when there never was one. */
  readonly commentsUpdatedAt: string | null;
}

export interface TaskComment {
  readonly id: string;
  readonly taskId: string;
  /** Null when the platform does not say. */
  readonly authorId: string | null;
  readonly authorName: string;
  /** Of the same markup as a description. */
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** What the creator of the comment stored to find it again; ours is the id of the Jira comment. */
  readonly externalId: string | null;
}

/** The place of the last item that was worked on and stored. Strictly later items come next. */
export interface TaskCursor {
  readonly updatedAt: string;
  readonly id: string;
}

export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly more: boolean;
  /** Tasks of the page that the adapter cannot make sense of: they are told and passed over. */
  readonly unreadable?: readonly { readonly id: string; readonly projectId: string }[];
}

/** Only what is present is changed; null empties. */
export interface TaskChange {
  readonly title?: string;
  readonly description?: string | null;
  readonly statusId?: string;
  readonly priorityId?: string | null;
  readonly assigneeId?: string | null;
  readonly dueDate?: string | null;
  readonly labels?: readonly string[];
  readonly parentId?: string | null;
  /** Only the fields that are present are changed. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly externalUrl?: string | null;
}

export interface NewTaskValues extends TaskChange {
  readonly title: string;
  /** The first type of the schema when absent. */
  readonly typeId?: string;
}
