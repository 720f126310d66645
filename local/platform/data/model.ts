/** What the sandbox stores. Times are milliseconds since the epoch; the API turns them into ISO text. */
export interface UserRecord {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly active: boolean;
  /** Service accounts belong to programs and stay when people leave. */
  readonly kind: 'person' | 'service';
}

export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
}

export interface StatusRecord {
  readonly id: string;
  readonly name: string;
  readonly category: 'todo' | 'in-progress' | 'done';
  /** The task types that know it; null for all. */
  readonly typeIds: readonly string[] | null;
}

export interface TypeRecord {
  readonly id: string;
  readonly name: string;
  /** A parent is of a higher level than its children. */
  readonly level: number;
}

export const fieldKinds = [
  'text',
  'number',
  'date',
  'date-time',
  'boolean',
  'select',
  'multi-select',
  'url',
] as const;

export interface FieldRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof fieldKinds)[number];
  readonly options: readonly { readonly id: string; readonly name: string }[] | null;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly typeIds: readonly string[] | null;
}

/** Never null in a record: an empty field is absent there. */
export type FieldValue = string | number | boolean | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** How descriptions and comments are written. */
export type MarkupKind = 'html' | 'markdown';

export interface ProjectRecord {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly key: string;
  readonly types: readonly TypeRecord[];
  readonly statuses: readonly StatusRecord[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
  readonly fields: readonly FieldRecord[];
}

export interface TaskFields {
  readonly title: string;
  readonly description: string | null;
  readonly statusId: string;
  readonly priorityId: string | null;
  readonly assigneeId: string | null;
  readonly dueDate: string | null;
  readonly labels: readonly string[];
  readonly parentId: string | null;
  readonly fields: FieldValues;
  readonly externalUrl: string | null;
}

export interface TaskRecord extends TaskFields {
  readonly id: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly key: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Who changed it last; null in states of before that was kept. */
  readonly updatedBy: string | null;
  readonly deleted: boolean;
  readonly commentsUpdatedAt: number | null;
}

export interface CommentRecord {
  readonly id: string;
  readonly taskId: string;
  /** Null where the author is somebody the platform does not know. */
  readonly authorId: string | null;
  readonly authorName: string;
  /** The client that made it and may change it; null when a person did. Never answered. */
  readonly clientId: string | null;
  readonly body: string;
  readonly externalId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface WebhookRecord {
  readonly id: string;
  readonly clientId: string;
  readonly url: string;
  readonly projectIds: readonly string[];
  readonly secret: string;
  readonly skipOwnChanges: boolean;
  readonly createdAt: number;
}

/** Who acts: a person on the sandbox's own pages, or a token of a client. */
export interface Actor {
  readonly userId: string;
  /** Null when a person acts on the sandbox's own pages. */
  readonly clientId: string | null;
}

export interface Tenant {
  readonly id: string;
  readonly name: string;
}
