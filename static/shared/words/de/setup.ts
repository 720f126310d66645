import type { UiWords } from '../catalogue';
import type { setup as english } from '../en/setup';

/** Deutsche Wörter der Einrichtung. */
export const setup: Pick<UiWords, keyof typeof english> = {
  'setup.platformMethods': 'Verfahren: {methods}.',
  'setup.platformFixed':
    'Die Plattform eines gespeicherten Entwurfs lässt sich nicht ändern. Für eine andere den Entwurf verwerfen.',
  'setup.noResponse':
    'Planlink fragt aus der Cloud von Atlassian. Lässt eine Firewall nur bekannte Adressen ein, dort die von Atlassian erlauben lassen; weitergehen kann man inzwischen schon.',
  'setup.continueAnyway': 'Trotzdem weiter',
  'setup.test': 'Verbindung testen',

  'prerequisites.title': 'Für {platform} bereithalten',
  'prerequisites.time':
    'Etwa 5 Minuten, mit OAuth 1.0a etwa 10. Jeder Schritt kann verlassen und später fortgesetzt werden.',
  'prerequisites.admin': 'Die Administration von {platform}, neben der von Jira.',
  'prerequisites.account': 'Ein Dienstkonto auf {platform}, das dies darf und nicht mehr:',
  'prerequisites.accountWhy': 'Kein Konto einer Person: Es nähme die Verbindung mit, wenn sie geht.',
  'prerequisites.right.browse': 'die Arbeitsbereiche und Projekte des Abgleichs sehen',
  'prerequisites.right.tasks': 'Aufgaben lesen, anlegen und bearbeiten',
  'prerequisites.right.comments': 'Kommentare lesen und schreiben',
  'prerequisites.right.people': 'Personen sehen, damit Zuständige gefunden werden',
  'prerequisites.right.webhooks': 'Webhooks anlegen, damit Änderungen in Sekunden ankommen',
  'prerequisites.network':
    'Wo {platform} nur bekannte Adressen einlässt: die ausgehenden Adressen von Atlassian.',
  'prerequisites.networkLink': 'Liste der Adressen',

  'preview.title': 'Was aus den ersten Aufgaben wird',
  'preview.about':
    'Die ersten zehn Aufgaben neben den Vorgängen, die aus ihnen werden. Noch wird nichts geschrieben.',
  'preview.count': {
    one: '{shown} von {count} Aufgabe neben dem Vorgang, der aus ihr wird. Noch wird nichts geschrieben.',
    other:
      '{shown} von {count} Aufgaben neben den Vorgängen, die aus ihnen werden. Noch wird nichts geschrieben.',
  },
  'preview.countMore': {
    one: '{shown} von mehr als {count} Aufgabe neben dem Vorgang, der aus ihr wird. Noch wird nichts geschrieben.',
    other:
      '{shown} von mehr als {count} Aufgaben neben den Vorgängen, die aus ihnen werden. Noch wird nichts geschrieben.',
  },
  'preview.task': 'Aufgabe in {platform}',
  'preview.issue': 'Vorgang in Jira',
  'preview.none': 'Das Projekt hat noch keine Aufgaben.',
  'preview.pair': '{name}: {value}',

  'draft.discard': 'Entwurf verwerfen',
  'draft.keep': 'Entwurf behalten',
  'draft.title': 'Entwurf {name} verwerfen?',
  'draft.text':
    'Das Eingegebene und dafür gespeicherte Zugangsdaten werden entfernt. Abgeglichen wurde noch nichts, also ändert sich sonst nichts.',
  'draft.discarded': 'Der Entwurf {name} ist verworfen',
};
