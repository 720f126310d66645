/** Words of how a connection stands now: what waits, what is used up, how fresh each project is. */
export const overview = {
  'run.all': 'Show all runs',

  'now.title': 'Now',
  'now.queue': 'Waiting to be synced',
  'now.queueNone': 'Nothing is waiting',
  'now.queued': { one: '{count} item', other: '{count} items' },
  'now.queueHint': 'Changes that Jira or the platform told of.',
  'now.points': 'Jira points this hour',
  'now.pointsOf': '{spent} of {budget}',
  'now.resets': 'Starts anew at {time}.',
  'now.platform': 'Requests to {platform}',
  'now.platformOf': '{remaining} of {limit} left',
  'now.platformUnknown': 'No limit told',
  'now.platformHint': 'The platform says so with its answers.',
  'fresh.title': 'Freshness',
  'fresh.fresh': 'Fresh',
  'fresh.aging': 'Getting old',
  'fresh.old': 'Old',
  'fresh.never': 'Not looked at yet',
  'fresh.lookedAt': 'Looked at',
  'fresh.lastChange': 'Last change',
  'fresh.noChange': 'No change yet',

  'settings.points': 'Jira points an hour',
  'settings.pointsHelp':
    'What this connection may spend in an hour on work nobody waits for, between 1,000 and 60,000. Jira gives all connections together 65,000. At the limit, background work rests until the full hour; changes people make are still synced.',
  'settings.pointsMissing': 'Enter a number of points.',
  'settings.pointsRange': 'Enter a whole number between 1,000 and 60,000.',
} as const;
