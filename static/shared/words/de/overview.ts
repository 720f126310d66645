/** Worte dazu, wie eine Verbindung jetzt steht: was wartet, was verbraucht ist, wie frisch jedes Projekt ist. */
export const overview = {
  'run.all': 'Alle Läufe zeigen',

  'now.title': 'Gerade jetzt',
  'now.queue': 'Wartet auf den Abgleich',
  'now.queueNone': 'Nichts wartet',
  'now.queued': { one: '{count} Element', other: '{count} Elemente' },
  'now.queueHint': 'Änderungen, die Jira oder die Plattform gemeldet haben.',
  'now.points': 'Jira-Punkte in dieser Stunde',
  'now.pointsOf': '{spent} von {budget}',
  'now.resets': 'Beginnt um {time} von vorn.',
  'now.platform': 'Anfragen an {platform}',
  'now.platformOf': '{remaining} von {limit} übrig',
  'now.platformUnknown': 'Kein Limit genannt',
  'now.platformHint': 'Die Plattform sagt es mit ihren Antworten.',
  'fresh.title': 'Aktualität',
  'fresh.fresh': 'Frisch',
  'fresh.aging': 'Wird älter',
  'fresh.old': 'Alt',
  'fresh.never': 'Noch nicht angesehen',
  'fresh.lookedAt': 'Angesehen',
  'fresh.lastChange': 'Letzte Änderung',
  'fresh.noChange': 'Noch keine Änderung',

  'settings.points': 'Jira-Punkte pro Stunde',
  'settings.pointsHelp':
    'Was diese Verbindung in einer Stunde für Arbeit ausgeben darf, auf die niemand wartet, zwischen 1.000 und 60.000. Jira gibt allen Verbindungen zusammen 65.000. Am Limit ruht Hintergrundarbeit bis zur vollen Stunde; was Menschen ändern, wird weiter synchronisiert.',
  'settings.pointsMissing': 'Geben Sie eine Anzahl von Punkten ein.',
  'settings.pointsRange': 'Geben Sie eine ganze Zahl zwischen 1.000 und 60.000 ein.',
} as const;
