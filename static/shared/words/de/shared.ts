/** Wörter, die mehr als eine Seite benutzt. */
export const shared = {
  loading: 'Wird geladen',
  tryAgain: 'Erneut versuchen',
  'page.failed': 'Dieser Teil der Seite ist nicht angekommen',
  'page.failedWhy':
    'Die Verbindung ging verloren, oder Planlink wurde aktualisiert, während die Seite offen stand. Gespeichertes bleibt gespeichert.',
  'page.reload': 'Seite neu laden',
  copy: 'Kopieren',
  'copy.copied': 'Kopiert',
  'copy.failed': 'Kopieren nicht möglich. Bitte den Text markieren und von Hand kopieren.',
  close: 'Schließen',
  cancel: 'Abbrechen',
  none: 'Keine',
  active: 'Aktiv',
  inactive: 'Inaktiv',
  justNow: 'gerade eben',
  inAMoment: 'gleich',
  'problem.code': 'Code {code}',
  'problem.reference': 'Referenz {reference}, Code {code}',

  'status.Draft': 'Entwurf',
  'status.Authorized': 'Autorisiert',
  'status.Interrupted': 'Unterbrochen',
  'status.Unauthorized': 'Nicht autorisiert',

  'sentence.draft': 'Die Einrichtung ist nicht abgeschlossen; es wird noch nichts synchronisiert.',
  'sentence.unauthorized':
    '{platform} akzeptiert den Zugriff von Planlink seit {since} nicht mehr. Bitte neu autorisieren; nichts geht verloren.',
  'sentence.inactive':
    'Die Synchronisierung ist ausgeschaltet. Bis zur Aktivierung wird nichts gelesen oder geschrieben.',
  'sentence.interrupted': '{platform} ist nicht erreichbar',
  'sentence.since': '{cause}, seit {since}.',
  'sentence.next': 'Nächster Versuch um {time}.',
  'sentence.nextRun': 'Nächster Lauf um {time}.',
  'sentence.nextSoon': 'Der nächste Lauf beginnt jeden Moment.',
  'sentence.nothingLost': 'Nichts geht verloren.',
  'sentence.syncing': {
    one: 'Wird gerade synchronisiert: bisher {count} Element.',
    other: 'Wird gerade synchronisiert: bisher {count} Elemente.',
  },
  'sentence.waiting': 'Wartet, bis das Aufruflimit wieder Platz hat.',
  'sentence.never': 'Noch kein Lauf.',
  'sentence.upToDate': 'Auf dem neuesten Stand, letzter Lauf {ago}.',

  'item.in-sync': 'Synchron',
  'item.pending': 'Ausstehend',
  'item.failed': 'Fehlgeschlagen',

  'review.why': 'Warum',
  'project.attention': 'Braucht Aufmerksamkeit',
  'project.notices': 'Hinweise',
  'items.issue': 'Vorgang',
  'items.task': 'Aufgabe',
  'blocked.unauthorized': 'Erst neu autorisieren',
  'blocked.inactive': 'Erst aktivieren',
  'setup.continue': 'Weiter',
  'setup.back': 'Zurück',
  'tab.failures': 'Fehler',
  'blocked.paused': 'Zuerst die Projektverknüpfung fortsetzen',
  'tab.activity': 'Aktivität',
  'disconnect.keptUntil': 'Die Verknüpfungen bleiben bis {date}.',
  'sentence.addressChanged':
    'Die Adresse wurde um {since} geändert. Autorisieren Sie an der neuen, um fortzufahren; es geht nichts verloren.',
  'sentence.disconnected':
    'Getrennt seit {since}. Autorisieren Sie für denselben Mandanten, dann geht es weiter, wo es aufgehört hat.',
} as const;
