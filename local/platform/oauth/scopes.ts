/** What a token may be allowed, in the words of the consent page. */
export const scopes = {
  'work:read': 'Read workspaces, projects, users, tasks and comments',
  'work:write': 'Create, change and delete tasks and comments',
  'webhooks:manage': 'Register webhooks, to be told of changes',
  offline_access: 'Keep this access while you are away',
} as const;

/** Those that a call can need; what has no refresh tokens has nothing to keep. */
export const resourceScopes = ['work:read', 'work:write', 'webhooks:manage'] as const;
