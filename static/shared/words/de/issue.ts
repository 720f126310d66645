/** Wörter der Vorgangsansicht allein. */
export const issue = {
  'issue.status': 'Status',
  'issue.assignee': 'Zuständig',
  'issue.unassigned': 'Niemand',
  'issue.lastSync': 'Letzter Abgleich',
  'issue.lastChange': 'Letzte Änderung',
  'issue.inJira': 'In Jira',
  'issue.inPlatform': 'In {platform}',
  'issue.connection': 'Verbindung',
  'issue.openTask': '{key} {title}, öffnet sich in {platform}',
  'issue.taskGone': 'Die verknüpfte Aufgabe konnte nicht angezeigt werden',
  'issue.paused': 'Abgleich angehalten',
  'issue.connection.Draft': 'Die Einrichtung der Verbindung ist nicht abgeschlossen.',
  'issue.connection.Authorized': 'Die Verbindung ist in Ordnung.',
  'issue.connection.Interrupted':
    'Die Plattform ist zurzeit nicht erreichbar. Der Abgleich geht von selbst weiter; nichts geht verloren.',
  'issue.connection.Unauthorized':
    'Die Plattform akzeptiert den Zugriff von Planlink nicht mehr. Bitte eine Person mit Jira-Administrationsrechten, die Verbindung neu zu autorisieren.',
  'issue.notLinked': 'Mit keiner Aufgabe verknüpft',
  'issue.notLinkedWhy':
    'Vorgänge erhalten eine Aufgabe, wenn ihr Projekt verknüpft ist und die Verknüpfung Aufgaben anlegt.',
  'issue.retry': 'Erneut versuchen',
  'issue.retrying': 'Wird erneut versucht…',
  'issue.settling': 'Ihre Wahl wird übertragen…',
  'issue.create': 'Aufgabe anlegen',
  'issue.creating': 'Die Aufgabe wird angelegt…',
  'issue.linkTask': 'Mit einer Aufgabe verknüpfen',
  'issue.linking': 'Die Aufgabe wird verknüpft…',
  'issue.linkField': 'Schlüssel oder Adresse der Aufgabe',
  'issue.linkSubmit': 'Verknüpfen',
  'issue.linkMissing': 'Geben Sie den Schlüssel oder die Adresse einer Aufgabe ein.',
  'issue.unlink': 'Verknüpfung lösen',
  'issue.unlinking': 'Die Verknüpfung wird gelöst…',
  'issue.gone': 'Die verknüpfte Aufgabe ist weg',
  'issue.goneText':
    'Sie wurde auf {platform} gelöscht oder dorthin verschoben, wo Planlink sie nicht sieht. Der Vorgang bleibt, wie er ist.',
  'issue.takesLonger': 'Das dauert länger als sonst. Es geht von selbst weiter.',
  'issue.mayNotCreate': 'Die Projektverknüpfung legt für Vorgänge wie diesen zurzeit keine Aufgaben an.',
  'issue.askMender': 'Wer diesen Vorgang bearbeiten darf, kann ihn mit einer Aufgabe verknüpfen.',
  'issue.notLinkedTo':
    'Dieses Projekt wird mit {platform} synchronisiert; dieser Vorgang hat dort keine Aufgabe.',
} as const;
