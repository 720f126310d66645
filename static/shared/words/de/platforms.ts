import type { UiWords } from '../catalogue';
import type { platforms as english } from '../en/platforms';

/** Deutsche Wörter über die Plattformen. */
export const platforms: Pick<UiWords, keyof typeof english> = {
  'setup.platformNeeds': 'Braucht: {needs}',
  'prerequisites.timeShort': 'Etwa 5 Minuten. Jeder Schritt kann verlassen und später fortgesetzt werden.',
  'prerequisites.lacks': 'Was {platform} nicht kann',

  'platform.api.needs': 'einen OAuth-Client oder ein Dienstkonto.',

  'platform.align.can': 'Epics, Capabilities, Features, Stories, Aufgaben und Defects, in beide Richtungen.',
  'platform.align.needs': 'ein Konto in den Programmen des Abgleichs, mit API-Token.',
  'platform.align.admin':
    'Ein Super Admin von {platform}, der dem Dienstkonto seine Rolle gibt, neben der Administration von Jira.',
  'platform.align.programs': 'zu den Programmen und Portfolios des Abgleichs gehören',
  'platform.align.items':
    'deren Epics, Features, Stories, Aufgaben und Defects lesen, anlegen und bearbeiten',
  'platform.align.people': 'Personen sehen, damit Zuständige gefunden werden',
  'platform.align.address': 'https://company.jiraalign.com',
  'platform.align.addressHelp': 'Wo Jira Align geöffnet wird: https und der Host, ohne Pfad.',
  'platform.align.wrongAddress':
    'Es ist nicht die von Jira (etwa https://company.atlassian.net), und nach dem Host steht kein /login oder /rest.',
  'platform.align.isJira': '{host} sieht nach einer Jira-Cloud-Site aus. Jira Align hat eine eigene Adresse.',

  'platform.dc.can': 'Vorgänge jeder Art mit Kommentaren, Status und eigenen Feldern, in beide Richtungen.',
  'platform.dc.needs':
    'eine Anwendungsverknüpfung, eine eingehende Verknüpfung oder ein Token eines Dienstkontos.',
  'platform.dc.admin':
    'Für OAuth ein Jira-Systemadministrator von {platform}, neben der Administration von diesem Jira.',
  'platform.dc.versions': 'Version 8.20 oder neuer; OAuth 2.0 ab 8.22, persönliche Zugriffstoken ab 8.14.',
  'platform.dc.browse': 'Projekte durchsuchen (Browse projects), in den Projekten des Abgleichs',
  'platform.dc.issues':
    'Vorgänge anlegen, bearbeiten, weiterschalten und zuweisen; löschen nur, wo Löschungen folgen sollen',
  'platform.dc.comments': 'Kommentare schreiben, eigene bearbeiten und löschen',
  'platform.dc.links': 'Vorgänge verlinken (Link issues), damit jeder seinen hiesigen zeigt',
  'platform.dc.people': 'Personen durchsuchen (Browse users and groups), damit Zuständige gefunden werden',
  'platform.dc.address': 'https://jira.company.com',
  'platform.dc.addressHelp':
    'Die Basis-URL von Jira, wie Administration, System, General configuration sie zeigt: https und der Host.',
  'platform.dc.wrongAddress':
    'Es ist keine Jira-Cloud-Site (…atlassian.net). Sie ist aus dem Internet erreichbar: Planlink läuft in der Cloud von Atlassian. Ein Jira unter einem Pfad, etwa https://company.com/jira, braucht einen eigenen Host.',
  'platform.dc.isCloud':
    '{host} sieht nach einer Jira-Cloud-Site aus. Planlink verbindet Jira Cloud mit einem Jira Data Center.',

  'platform.lacks.changes':
    'Es meldet keine Änderungen. Planlink sucht sie alle fünf Minuten; was in Jira geändert wird, kommt dort in Sekunden an.',
  'platform.lacks.comments':
    'Es hat keine Kommentare, die Programme lesen könnten: Kommentare bleiben in Jira.',
  'platform.lacks.deleted': 'Es meldet keine Löschungen. Planlink sucht einmal am Tag, ob etwas fehlt.',

  'mapping.noComments':
    '{platform} hat keine Kommentare, die Programme lesen könnten: Kommentare bleiben in Jira.',
  'lacks.title': 'Was {platform} nicht hat',
  'lacks.about': 'Diese Teile der Zuordnung entfallen oder gehen hier anders:',
  'lacks.fields': 'Felder, die in Jira bleiben: {fields}.',
  'lacks.comments': 'Kommentare bleiben in Jira.',
  'lacks.link':
    'Die Einträge dort können keinen Link auf ihren Vorgang zeigen; der Vorgang zeigt einen auf den Eintrag.',
  'lacks.deletes': 'Planlink kann dort nichts löschen: Ein Eintrag, dessen Vorgang gelöscht wird, bleibt.',
  'lacks.asked': 'Es meldet keine Änderungen. Planlink sucht sie alle fünf Minuten.',
  'lacks.read':
    'Es kann nicht sagen, was sich geändert hat. Planlink liest es jede halbe Stunde ganz; so lange brauchen Änderungen.',
  'lacks.times':
    'Es sagt nicht, wann etwas geändert wurde. Wo die neueste Änderung gelten soll und beide Seiten ein Feld geändert haben, gilt die von Jira.',
  'lacks.deleted': 'Es meldet keine Löschungen. Planlink sucht einmal am Tag, ob etwas fehlt.',

  'fresh.pushed': '{platform} meldet Änderungen: Sie kommen in Sekunden an.',
  'fresh.asked': '{platform} meldet keine Änderungen: Planlink sucht sie alle fünf Minuten.',
  'fresh.read':
    '{platform} kann nicht sagen, was sich geändert hat: Planlink liest es jede halbe Stunde ganz.',

  'check.found.permissions': 'Rechte der Zugangsdaten: {scopes}.',
};
