import type { ErrorWords } from '../catalogue';

/** Of what a page sent: see errors.ts. */
export const callErrors = {
  INPUT_INVALID: {
    title: 'Ein Teil der Eingaben ist nicht verwendbar.',
    why: 'Planlink akzeptiert den Wert von {field|einem der Felder} nicht.',
    todo: 'Bitte die Eingaben prüfen und erneut versuchen.',
  },
  NOT_ALLOWED: {
    title: 'Dazu fehlt die Berechtigung.',
    why: 'Es braucht eine Jira-Berechtigung, die dieses Konto nicht hat.',
    todo: 'Bitte eine Person mit Jira-Administrationsrechten darum, es zu tun oder die Berechtigung zu geben.',
  },
  JIRA_BUSY: {
    title: 'Jira ist ausgelastet und kann nicht sagen, wer das darf.',
    why: 'Planlink fragt Jira, bevor es etwas zeigt oder ändert, und Jira hat gerade nicht geantwortet.',
    todo: 'Bitte in einer Minute erneut versuchen. Es wurde nichts geändert.',
  },
  NOT_FOUND: {
    title: 'Das gibt es nicht mehr.',
    why: 'Vielleicht hat es jemand entfernt, oder der Link zu dieser Seite ist alt.',
    todo: 'Bitte zur Liste zurückgehen und von dort öffnen.',
  },
  VERSION_STALE: {
    title: 'Jemand anderes hat das inzwischen geändert.',
    why: 'Die Änderung beruhte auf einem älteren Stand und wurde nicht gespeichert.',
    todo: 'Bitte den aktuellen Stand ansehen und die Änderung erneut machen.',
  },
  ADDRESS_NOT_HTTPS: {
    title: 'Die Adresse beginnt nicht mit https.',
    why: 'Planlink spricht mit einer Plattform nur verschlüsselt.',
    todo: 'Bitte die https-Adresse der Plattform verwenden.',
  },
  ADDRESS_HAS_CREDENTIALS: {
    title: 'Die Adresse enthält Benutzername oder Passwort.',
    why: 'Zugangsdaten gehören nicht in eine Adresse, wo andere sie lesen können.',
    todo: 'Bitte den Teil vor dem @-Zeichen entfernen.',
  },
  ADDRESS_HAS_PATH: {
    title: 'Die Adresse enthält mehr als einen Host.',
    why: 'Planlink findet die Teile einer Plattform allein über den Host.',
    todo: 'Bitte alles nach dem Hostnamen entfernen.',
  },
  ADDRESS_NOT_PUBLIC: {
    title: 'Die Adresse ist aus dem Internet nicht erreichbar.',
    why: 'Sie ist ein interner Name oder eine IP-Adresse, und Planlink läuft in der Cloud von Atlassian.',
    todo: 'Bitte den öffentlichen Hostnamen der Plattform eingeben.',
  },
  ADDRESS_PORT_CLOSED: {
    title: 'Port {port|dieser Adresse} ist nicht verwendbar.',
    why: 'Forge lässt Apps nur die Ports 443, 8080, 8443, 8444, 7990, 8089, 8090, 8085 und 8060 erreichen.',
    todo: 'Bitte die Standardadresse ohne Port oder einen dieser Ports verwenden.',
  },
  NAME_TAKEN: {
    title: 'Eine andere Verbindung heißt schon {name|so}.',
    why: 'Namen unterscheiden Verbindungen, daher gibt es jeden nur einmal.',
    todo: 'Bitte einen anderen Namen wählen.',
  },
  CONNECTION_NOT_READY: {
    title: 'Die Verbindung ist dafür nicht bereit.',
    why: 'Ein Schritt der Einrichtung fehlt, oder sie ist zurzeit nicht autorisiert.',
    todo: 'Bitte zuerst die Einrichtung abschließen oder neu autorisieren.',
  },
  WORKSPACE_NOT_GRANTED: {
    title: 'Der Arbeitsbereich {workspace|dieses Projekts} ist nicht unter den gewählten.',
    why: 'Das verknüpfte Projekt {project|darin} wird mit ihm abgeglichen, und Planlink arbeitet nur in Arbeitsbereichen, die die Administration gewählt hat.',
    todo: 'Den Arbeitsbereich auf der Registerkarte Arbeitsbereiche gewählt lassen oder ein Projekt eines anderen verwenden.',
  },
  PROJECT_ALREADY_LINKED: {
    title: 'Eines der beiden Projekte ist bereits verknüpft.',
    why: 'Ein Projekt gehört nur zu einer Verknüpfung, damit kein Paar doppelt entsteht.',
    todo: 'Bitte ein anderes Projekt wählen.',
  },
  LINKS_WOULD_STOP: {
    title: 'Das würde {count|einige} verknüpfte Projekte anhalten.',
    why: 'Ihr Arbeitsbereich gehört nicht mehr zur Auswahl, und das Anhalten wurde nicht bestätigt.',
    todo: 'Bitte ansehen, was anhält, und bestätigen, oder den Arbeitsbereich behalten.',
  },
  METHOD_NOT_OFFERED: {
    title: 'Diese Plattform lässt sich so nicht autorisieren.',
    why: 'Sie bietet {method|den gewählten Weg} nicht an.',
    todo: 'Bitte einen der angebotenen Wege wählen.',
  },
  CONSUMER_KEY_INVALID: {
    title: 'Der Consumer Key ist nicht verwendbar.',
    why: 'Er darf nur aus 8 bis 64 Buchstaben und Ziffern bestehen{detail|}.',
    todo: 'Bitte ohne Leerzeichen und Sonderzeichen eingeben, auf beiden Seiten gleich.',
  },
  EXPIRY_IN_THE_PAST: {
    title: 'Das eingegebene Ende ist vorbei.',
    why: 'Abgelaufene Zugangsdaten können keine Verbindung autorisieren.',
    todo: 'Bitte auf der Plattform neue anlegen und ihr Ende eingeben oder das Datum leer lassen.',
  },
  NOTHING_STAGED: {
    title: 'Es gibt keine neuen Zugangsdaten zu erproben.',
    why: 'Sie wurden verworfen, sind schon geprüft oder wurden nie eingegeben.',
    todo: 'Bitte zuerst die neuen Zugangsdaten eingeben.',
  },
  NOT_NOW: {
    title: 'Das ist jetzt nicht möglich.',
    why: 'Die Verbindung ist {status|in einem anderen Zustand}{detail|}.',
    todo: 'Der Zustand der Verbindung sagt, was zuerst zu tun ist.',
  },
  ACTIVATION_UNTESTED: {
    title: 'Die Verbindung hat noch keinen Test bestanden.',
    why: 'Seit die Zugangsdaten sich änderten, ging kein Test gut aus.',
    todo: 'Bitte „Jetzt testen“ wählen oder ohne Test aktivieren.',
  },
  LIMIT_REACHED: {
    title: 'Mehr lassen sich nicht anlegen.',
    why: 'Höchstens {limit|so viele} sind hier möglich.',
    todo: 'Bitte etwas entfernen, das nicht mehr gebraucht wird.',
  },
  NAME_NOT_PLAIN: {
    title: 'Der Name enthält Zeichen, die nicht möglich sind.',
    why: 'Spitze Klammern, Emoji und unsichtbare Zeichen machen Namen schwer lesbar oder verwechselbar.',
    todo: 'Bitte Buchstaben, Ziffern, Leerzeichen und gewöhnliche Satzzeichen verwenden.',
  },
  NAME_DIFFERS: {
    title: 'Der eingegebene Name ist nicht der Name der Verbindung.',
    why: 'Löschen ist endgültig, deshalb ist der Name ganz einzugeben.',
    todo: 'Bitte den Namen genau so eingeben, wie er oben steht.',
  },
  IMPORT_UNREADABLE: {
    title: 'Diese Datei ist keine exportierte Konfiguration.',
    why: 'Sie lässt sich nicht als solche lesen. Das Erste, was nicht stimmt: {field|ihr Aufbau}.',
    todo: 'Bitte eine unveränderte Datei aus „Exportieren“ wählen.',
  },
  IMPORT_STALE: {
    title: 'Seit der Vorschau hat sich etwas geändert.',
    why: 'Die Datei oder eine Verbindung ist nicht mehr wie beim Anzeigen der Unterschiede.',
    todo: 'Bitte die neue Vorschau ansehen und noch einmal importieren.',
  },
  IMPORT_NOT_POSSIBLE: {
    title: 'Ein Teil der Datei lässt sich nicht übernehmen.',
    why: 'Sie nennt {name|etwas}, das es auf dieser Site nicht gibt oder Sie nicht sehen dürfen.',
    todo: 'Bitte nach dem Import von Hand einrichten oder die Datei berichtigen.',
  },
} satisfies Partial<ErrorWords>;
