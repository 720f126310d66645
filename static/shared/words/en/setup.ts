/** Words of setting a connection up, beyond those it shares with the rest of the Connections page. */
export const setup = {
  'setup.platformMethods': 'Methods: {methods}.',
  'setup.platformFixed':
    'The platform of a stored draft cannot be changed. Discard the draft to choose another one.',
  'setup.noResponse':
    'Planlink asks from Atlassian’s cloud. If a firewall lets in known addresses only, have Atlassian’s addresses allowed there; you can continue meanwhile.',
  'setup.continueAnyway': 'Continue anyway',
  'setup.test': 'Test the connection',

  'prerequisites.title': 'Have this at hand for {platform}',
  'prerequisites.time':
    'About 5 minutes, with OAuth 1.0a about 10. You can leave at any step and continue later.',
  'prerequisites.admin': 'An administrator of {platform}, besides you as an administrator of Jira.',
  'prerequisites.account': 'A service account on {platform} that may do this and no more:',
  'prerequisites.accountWhy': 'Not a person’s account: it would take the connection along when it leaves.',
  'prerequisites.right.browse': 'see the workspaces and projects to sync',
  'prerequisites.right.tasks': 'read, create and edit tasks',
  'prerequisites.right.comments': 'read and write comments',
  'prerequisites.right.people': 'see people, so that assignees are found',
  'prerequisites.right.webhooks': 'create webhooks, so that changes arrive within seconds',
  'prerequisites.network':
    'Where {platform} lets in known addresses only: the outgoing addresses of Atlassian.',
  'prerequisites.networkLink': 'List of addresses',

  'preview.title': 'What the first tasks become',
  'preview.about': 'The first ten tasks beside the issues they become. Nothing is written yet.',
  'preview.count': {
    one: '{shown} of {count} task beside the issue it becomes. Nothing is written yet.',
    other: '{shown} of {count} tasks beside the issues they become. Nothing is written yet.',
  },
  'preview.countMore': {
    one: '{shown} of more than {count} task beside the issue it becomes. Nothing is written yet.',
    other: '{shown} of more than {count} tasks beside the issues they become. Nothing is written yet.',
  },
  'preview.task': 'Task in {platform}',
  'preview.issue': 'Issue in Jira',
  'preview.none': 'The project has no tasks yet.',
  'preview.pair': '{name}: {value}',

  'draft.discard': 'Discard draft',
  'draft.keep': 'Keep draft',
  'draft.title': 'Discard the draft {name}?',
  'draft.text':
    'What you have entered, and credentials stored for it, are removed. Nothing was synced yet, so nothing else changes.',
  'draft.discarded': 'The draft {name} is discarded',
} as const;
