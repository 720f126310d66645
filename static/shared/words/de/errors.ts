import type { ErrorWords } from '../catalogue';
import { authorisingErrors } from './authorising-errors';
import { callErrors } from './call-errors';
import { syncErrors } from './sync-errors';

/** Was passiert ist, warum, was zu tun ist: für jeden Code, den das Backend nennen kann. */
export const errors: ErrorWords = {
  ...callErrors,
  ...syncErrors,
  ...authorisingErrors,
  EGRESS_NOT_APPROVED: {
    title: 'Der Host {host|der Plattform} ist nicht freigegeben.',
    why: 'Jira lässt Planlink einen Host erst nach Freigabe durch die Administration erreichen. Sie wurde nicht erteilt oder zurückgezogen.',
    todo: 'Bitte den Host freigeben, wenn Jira danach fragt.',
  },
  PLATFORM_NOT_FOUND: {
    title: 'Unter dieser Adresse wurde keine Planungsplattform gefunden.',
    why: 'Den Host gibt es nicht, oder dort antwortet etwas anderes.',
    todo: 'Bitte die Adresse auf Tippfehler prüfen.',
  },
  PLATFORM_UNREACHABLE: {
    title: 'Die Plattform ist nicht erreichbar.',
    why: 'Zu ihrem Host kam keine Verbindung zustande.',
    todo: 'Planlink versucht es von selbst erneut. Hält es an, bitte beim Betrieb der Plattform nachfragen.',
  },
  PLATFORM_TIMEOUT: {
    title: 'Die Plattform hat nicht rechtzeitig geantwortet.',
    why: 'Sie läuft, ist aber zurzeit sehr langsam.',
    todo: 'Planlink versucht es von selbst erneut. Hält es an, bitte beim Betrieb der Plattform nachfragen.',
  },
  PLATFORM_TLS: {
    title: 'Das Zertifikat der Plattform wird nicht anerkannt.',
    why: 'Es ist abgelaufen, gilt für einen anderen Host oder stammt von keiner bekannten Stelle.',
    todo: 'Bitte die Verwaltung der Plattform, das Zertifikat von {host|diesem Host} zu erneuern.',
  },
  PLATFORM_REDIRECTS: {
    title: 'Die Adresse führt zu einem anderen Host.',
    why: 'Sie leitet nach {to|anderswo} weiter, und Zugangsdaten gehen nie mit.',
    todo: 'Bitte die Adresse eingeben, zu der sie führt.',
  },
  CLOCK_DIFFERS: {
    title: 'Die Uhr der Plattform geht {seconds|einige} Sekunden falsch.',
    why: 'Signierte Anfragen und Ablaufdaten brauchen Uhren, die übereinstimmen.',
    todo: 'Bitte die Verwaltung der Plattform, die Uhr zu stellen.',
  },
  PLATFORM_UNAVAILABLE: {
    title: 'Die Plattform ist zurzeit nicht verfügbar.',
    why: 'Sie antwortet, dass sie keine Anfragen bedienen kann.',
    todo: 'Planlink versucht es von selbst erneut. Hält es an, bitte beim Betrieb der Plattform nachfragen.',
  },
  PLATFORM_NOT_COMPATIBLE: {
    title: 'Die Plattform spricht eine Version, die Planlink nicht versteht.',
    why: 'Ihre Antwort folgt nicht der Planungs-API dieser Verbindung.',
    todo: 'Bitte prüfen, ob die Adresse zur gewählten Plattform gehört und die Plattform aktuell ist.',
  },
  PLATFORM_RATE_LIMITED: {
    title: 'Die Plattform bittet Planlink, langsamer zu machen.',
    why: 'In kurzer Zeit kamen mehr Anfragen, als sie erlaubt.',
    todo: 'Nichts zu tun: Planlink macht von selbst weiter, sobald wieder Platz ist.',
  },
  PLATFORM_FORBIDDEN: {
    title: 'Die Plattform lässt Planlink das nicht tun.',
    why: 'Dem Konto, als das Planlink handelt, fehlt dort eine Berechtigung.',
    todo: 'Bitte dem Konto diese Berechtigung auf der Plattform geben.',
  },
  PLATFORM_REFUSED_ITEM: {
    title: 'Die Plattform hat die Änderung einer Aufgabe nicht angenommen.',
    why: 'Sie lehnte den Wert von {field|einem Feld} ab. {reason|Einen Grund nannte sie nicht.}',
    todo: 'Bitte den Wert im Vorgang ändern; der nächste Abgleich sendet ihn erneut.',
  },
  PLATFORM_ITEM_GONE: {
    title: 'Die Aufgabe gibt es nicht mehr.',
    why: 'Sie wurde auf der Plattform gelöscht oder dorthin verschoben, wo Planlink sie nicht sieht.',
    todo: 'Die Aufgabe wiederherstellen oder den Vorgang lassen, wie er ist: Planlink löscht ihn nie.',
  },
  PLATFORM_VERSION_CONFLICT: {
    title: 'Die Aufgabe wurde im selben Moment geändert.',
    why: 'Jemand bearbeitete sie auf der Plattform, während Planlink schrieb.',
    todo: 'Nichts zu tun: Planlink vergleicht beide Seiten beim nächsten Lauf erneut.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    title: 'Eine Benachrichtigung der Plattform wurde abgelehnt.',
    why: 'Ihre Signatur stimmt nicht, der Absender ist also nicht erwiesen.',
    todo: 'Nichts geht verloren: Der nächste planmäßige Lauf holt die Änderung. Geschieht es oft, bitte neu autorisieren.',
  },
  WEBHOOK_EXPIRED: {
    title: 'Eine Benachrichtigung der Plattform kam zu spät.',
    why: 'Ihr Zeitstempel liegt zu weit von jetzt entfernt.',
    todo: 'Bitte die Uhr der Plattform prüfen. Der nächste planmäßige Lauf holt die Änderung.',
  },
  WEBHOOK_REPLAYED: {
    title: 'Eine Benachrichtigung der Plattform kam zweimal an.',
    why: 'Die zweite wurde verworfen.',
    todo: 'Nichts zu tun.',
  },
  WEBHOOK_MALFORMED: {
    title: 'Eine Benachrichtigung der Plattform ist nicht lesbar.',
    why: 'Sie folgt nicht der Planungs-API.',
    todo: 'Nichts geht verloren: Der nächste planmäßige Lauf holt die Änderung. Geschieht es oft, bitte dem Betrieb der Plattform melden.',
  },
  JIRA_RATE_LIMITED: {
    title: 'Jira bittet Planlink, langsamer zu machen.',
    why: 'Das Stundenkontingent der Site für Apps ist vorerst aufgebraucht.',
    todo: 'Nichts zu tun: Planlink macht von selbst weiter, sobald wieder Platz ist.',
  },
  JIRA_UNAVAILABLE: {
    title: 'Jira hat nicht geantwortet.',
    why: 'Die Site ist zurzeit nicht verfügbar.',
    todo: 'Planlink versucht es von selbst erneut. Hält es an, hilft die Statusseite von Atlassian.',
  },
  JIRA_FORBIDDEN: {
    title: 'Jira lässt Planlink dieses Projekt nicht ändern.',
    why: 'Dem App-Benutzer „Planlink“ fehlt eine Berechtigung im Projekt.',
    todo: 'Bitte den App-Benutzer in eine Rolle aufnehmen, die Vorgänge sehen, anlegen, bearbeiten und verschieben darf.',
  },
  JIRA_ITEM_GONE: {
    title: 'Den Vorgang gibt es nicht mehr.',
    why: 'Er wurde gelöscht oder dorthin verschoben, wo Planlink ihn nicht sieht.',
    todo: 'Den Vorgang wiederherstellen oder die Aufgabe lassen, wie sie ist: Planlink löscht sie nie.',
  },
  JIRA_FIELD_NOT_ON_SCREEN: {
    title: 'Ein Feld lässt sich in Jira nicht setzen.',
    why: '{field|Das Feld} steht nicht auf der Maske dieses Vorgangstyps.',
    todo: 'Bitte das Feld in die Masken zum Anlegen und Bearbeiten des Projekts aufnehmen.',
  },
  JIRA_FIELD_REQUIRED: {
    title: 'Jira verlangt ein Feld, das die Aufgabe nicht hat.',
    why: '{field|Ein Feld} ist in diesem Projekt Pflicht.',
    todo: 'Bitte das Feld für diesen Vorgangstyp optional machen oder ihm einen Standardwert geben.',
  },
  JIRA_REFUSED_ITEM: {
    title: 'Jira hat die Änderung eines Vorgangs nicht angenommen.',
    why: 'Es lehnte den Wert von {field|einem Feld} ab.',
    todo: 'Bitte den Wert in der Aufgabe ändern; der nächste Abgleich sendet ihn erneut.',
  },
  JIRA_NO_TRANSITION: {
    title: 'Der Status ließ sich in Jira nicht ändern.',
    why: 'Der Workflow hat keinen Weg vom jetzigen zum zugeordneten Status.',
    todo: 'Bitte dem Workflow einen Übergang geben oder die Statuszuordnung der Verknüpfung ändern.',
  },
  JIRA_TRANSITION_NEEDS_FIELD: {
    title: 'Der Status ließ sich in Jira nicht ändern.',
    why: 'Der Übergang {transition|dorthin} verlangt {field|ein Feld}.',
    todo: 'Bitte das Feld am Übergang optional machen oder den Vorgang von Hand verschieben.',
  },
  TITLE_SHORTENED: {
    title: 'Ein Titel wurde gekürzt.',
    why: 'Jira erlaubt 255 Zeichen in einer Zusammenfassung; der ganze Titel steht in der Aufgabe.',
    todo: 'Nichts zu tun, oder den Titel der Aufgabe kürzen.',
  },
  TEXT_SHORTENED: {
    title: 'Ein langer Text wurde gekürzt.',
    why: 'Die andere Seite erlaubt weniger Text; der ganze Text steht dort, wo er geschrieben wurde.',
    todo: 'Nichts zu tun, oder den Text kürzen.',
  },
  ASSIGNEE_UNMATCHED: {
    title: 'Eine zuständige Person wurde auf der anderen Seite nicht gefunden.',
    why: 'Kein Konto dort hat dieselbe E-Mail-Adresse, oder sie ist verborgen.',
    todo: 'Bitte jemanden von Hand zuweisen oder die Person mit derselben E-Mail-Adresse einladen.',
  },
  STATUS_UNMAPPED: {
    title: 'Ein Status hat kein Gegenstück.',
    why: 'Die Statuszuordnung der Verknüpfung nennt {status|ihn} nicht, daher blieb der Status, wie er ist.',
    todo: 'Bitte den Status in die Zuordnung der Verknüpfung aufnehmen.',
  },
  RUN_STALE: {
    title: 'Der Abgleich ist seit einer Weile nicht fertig geworden.',
    why: 'In den letzten drei Intervallen endete kein Lauf.',
    todo: 'Planlink beginnt von selbst erneut. Hält es an, bitte dem Support die Referenz geben.',
  },
  INTERNAL: {
    title: 'Planlink konnte das nicht abschließen.',
    why: 'Ein Fehler in der App, oder die Verbindung zu Jira brach ab. Er wurde protokolliert.',
    todo: 'Bitte erneut versuchen. Geschieht es wieder, dem Support die Referenz geben.',
  },
};
