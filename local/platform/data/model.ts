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
}

export interface ProjectRecord {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly key: string;
  readonly statuses: readonly StatusRecord[];
  readonly priorities: readonly { readonly id: string; readonly name: string }[];
}

export interface TaskFields {
  readonly title: string;
  readonly description: string | null;
  readonly statusId: string;
  readonly priorityId: string | null;
  readonly assigneeId: string | null;
  readonly dueDate: string | null;
  readonly labels: readonly string[];
}

export interface TaskRecord extends TaskFields {
  readonly id: string;
  readonly projectId: string;
  readonly key: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deleted: boolean;
  readonly commentsUpdatedAt: number | null;
}

export interface CommentRecord {
  readonly id: string;
  readonly taskId: string;
  readonly authorName: string;
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
