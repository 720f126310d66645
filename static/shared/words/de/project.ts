/** Wörter der Projektseite allein. */
export const project = {
  'review.title': 'Fehlermeldung',
  'review.what': 'Was passiert ist',
  'review.todo': 'Was zu tun ist',
  'review.first': 'Zuerst gesehen',
  'review.last': 'Zuletzt gesehen',
  'review.reference': 'Referenz',

  'project.title': 'Planungsabgleich',
  'project.openConnections': 'Verbindungen öffnen',
  'project.runs': 'Läufe von {name}',
  'project.review': 'Fehlermeldung ansehen',
  'project.since': 'Zuerst gesehen',
  'project.source':
    '{project} im Arbeitsbereich {workspace} von {platform}, in beide Richtungen synchronisiert.',
  'project.linked': { one: '{count} verknüpftes Element.', other: '{count} verknüpfte Elemente.' },
  'project.notLinked': 'Dieses Projekt ist mit keiner Planungsplattform verknüpft',
  'project.notLinkedManage':
    'Unter Verbindungen lässt es sich mit einem Projekt einer verbundenen Plattform verknüpfen.',
  'project.notLinkedAsk':
    'Eine Person mit Jira-Administrationsrechten kann es unter Jira-Einstellungen, Apps, Planlink verknüpfen.',

  'items.title': 'Verknüpfte Elemente',
  'items.search':
    'Verknüpfte Elemente suchen, nach Schlüssel, Wörtern der Zusammenfassung oder Adresse der Aufgabe',
  'items.searchHint': 'Schlüssel oder Wörter',
  'items.searching': 'Wird gesucht…',
  'items.found': { one: '{count} Element gefunden', other: '{count} Elemente gefunden' },
  'items.soFar': { one: 'Bisher {count} Element', other: 'Bisher {count} Elemente' },
  'items.inJira': 'In der Suche von Jira zeigen',
  'items.filter': 'Zustand',
  'items.filterAll': 'Alle Zustände',
  'items.total': { one: '{count} Element', other: '{count} Elemente' },
  'items.summary': 'Zusammenfassung',
  'items.issueStatus': 'Status des Vorgangs',
  'items.taskStatus': 'Status der Aufgabe',
  'items.noTask': 'Nicht verfügbar',
  'items.lastSync': 'Letzter Abgleich',
  'items.state': 'Zustand',
  'items.none': 'Noch keine verknüpften Elemente. Sie erscheinen hier mit dem ersten Abgleich.',
  'items.noMatch': 'Nichts passt zu Suche und Filter.',
  'items.more': 'Mehr laden',
} as const;
