import type { ErrorWords } from '../catalogue';

/** Was passiert ist, warum, was zu tun ist: für jeden Code, den das Backend nennen kann. */
export const errors: ErrorWords = {
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
    why: 'Sie lehnte den Wert von {field|einem Feld} ab.',
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
  OAUTH_CLIENT_REJECTED: {
    title: 'Die Plattform akzeptiert Client-ID und Secret nicht.',
    why: 'Eines davon ist falsch, der Client wurde entfernt, oder die Redirect-URI ist für ihn nicht eingetragen.',
    todo: 'Bitte Client-ID, Client-Secret und Redirect-URI auf der Plattform prüfen und erneut eingeben.',
  },
  OAUTH_CONSENT_REFUSED: {
    title: 'Die Zustimmung wurde nicht gegeben.',
    why: 'Die Zustimmungsseite der Plattform wurde abgebrochen oder abgelehnt.',
    todo: 'Bitte erneut autorisieren und den Zugriff erlauben.',
  },
  OAUTH_STATE_UNKNOWN: {
    title: 'Die Antwort der Plattform gehört nicht zu dieser Autorisierung.',
    why: 'Sie stammt vielleicht von einem früheren Versuch oder aus einem alten Browser-Tab.',
    todo: 'Bitte alte Tabs schließen und erneut autorisieren.',
  },
  OAUTH_STATE_EXPIRED: {
    title: 'Die Zustimmung kam nicht rechtzeitig.',
    why: 'Auf eine Autorisierung wird nur wenige Minuten gewartet, damit sie niemand später vollendet.',
    todo: 'Bitte erneut autorisieren.',
  },
  OAUTH_STATE_USED: {
    title: 'Diese Zustimmung wurde bereits verwendet.',
    why: 'Die Antwort der Plattform kam ein zweites Mal, etwa weil die Seite neu geladen wurde.',
    todo: 'Ist die Verbindung nicht autorisiert, bitte erneut autorisieren.',
  },
  OAUTH_STATE_OTHER_USER: {
    title: 'Die Autorisierung hat jemand anderes begonnen.',
    why: 'Nur wer sie begonnen hat, kann sie abschließen.',
    todo: 'Bitte die Autorisierung selbst beginnen.',
  },
  OAUTH_CODE_REJECTED: {
    title: 'Die Plattform hat ihren eigenen Autorisierungscode nicht angenommen.',
    why: 'Der Code wurde schon verwendet oder ist abgelaufen.',
    todo: 'Bitte erneut autorisieren.',
  },
  OAUTH_RESPONSE_INVALID: {
    title: 'Die Antwort der Plattform auf die Autorisierung ist nicht verwendbar.',
    why: 'Sie folgt nicht den Regeln von OAuth.',
    todo: 'Bitte erneut versuchen. Geschieht es wieder, die Referenz dem Betrieb der Plattform geben.',
  },
  GRANT_INVALID: {
    title: 'Die Plattform akzeptiert den Zugriff von Planlink nicht mehr.',
    why: 'Der Zugriff wurde auf der Plattform entzogen oder ist abgelaufen.',
    todo: 'Bitte die Verbindung neu autorisieren. Der Abgleich geht dort weiter, wo er aufgehört hat; nichts geht verloren.',
  },
  TENANT_MISMATCH: {
    title: 'Die Anmeldung erfolgte bei einem anderen Mandanten der Plattform.',
    why: 'Die Verbindung gehört zu {expected|einem anderen Mandanten}, ihre Verknüpfungen wiesen sonst auf falsche Aufgaben.',
    todo: 'Bitte erneut autorisieren und beim richtigen Mandanten anmelden.',
  },
  OAUTH1_CONSUMER_UNKNOWN: {
    title: 'Die Plattform kennt diesen Consumer-Key nicht.',
    why: 'Der Consumer-Key hier und der auf der Plattform eingetragene sind verschieden, oder die Anwendungsverknüpfung wurde dort entfernt.',
    todo: 'Bitte den Consumer-Key von hier in die Anwendungsverknüpfung der Plattform kopieren, ohne Leerzeichen und Sonderzeichen, dort speichern und erneut versuchen. Der Vergleich zeigt, wo sich zwei Keys unterscheiden.',
  },
  OAUTH1_CONSUMER_REFUSED: {
    title: 'Die Plattform kennt den Consumer-Key, nimmt ihn aber nicht an.',
    why: 'Die Anwendungsverknüpfung ist dort abgeschaltet oder gesperrt, oder die Plattform bremst sie vorerst.',
    todo: 'Bitte die Administration der Plattform, die Anwendungsverknüpfung dieses Consumer-Keys zuzulassen, dann erneut versuchen.',
  },
  OAUTH1_SIGNATURE_INVALID: {
    title: 'Die Plattform nimmt die Signatur von Planlink nicht an.',
    why: 'Der dort hinterlegte öffentliche Schlüssel gehört nicht zum Schlüsselpaar dieser Verbindung, oder die Plattform kennt sich selbst unter einer anderen Adresse.',
    todo: 'Bitte den öffentlichen Schlüssel von hier erneut in die Anwendungsverknüpfung kopieren und dort speichern. Findet der Vergleich die Schlüssel gleich, bitte die Adresse mit der Basis-URL der Plattform vergleichen.',
  },
  OAUTH1_TIMESTAMP_REFUSED: {
    title: 'Die Uhren der Plattform und von Planlink gehen verschieden.',
    why: 'Sie weichen um etwa {minutes|mehrere} Min. voneinander ab, und die Plattform lehnt Anfragen ab, die zu alt oder zu neu aussehen.',
    todo: 'Bitte den Betrieb der Plattform, deren Uhr nach einem Zeitserver (NTP) zu stellen. Planlink versucht es von selbst erneut.',
  },
  OAUTH1_NONCE_USED: {
    title: 'Die Plattform hielt eine Anfrage für eine Wiederholung.',
    why: 'Jede Anfrage trägt ein Zufallswort, das nur einmal gilt. Die Plattform sagt, sie kenne dieses schon, etwa weil etwas auf dem Weg die Anfrage wiederholt hat.',
    todo: 'Planlink versucht es von selbst mit einem neuen Wort. Hält es an, bitte den Betrieb der Plattform fragen, ob ein vorgeschalteter Proxy Anfragen wiederholt.',
  },
  OAUTH1_TOKEN_EXPIRED: {
    title: 'Der Zugriff von Planlink auf die Plattform ist abgelaufen.',
    why: 'Die Plattform hat das Token für eine begrenzte Zeit ausgestellt, und diese ist um.',
    todo: 'Bitte neu autorisieren. Abgeglichenes bleibt erhalten, und der Abgleich geht dort weiter, wo er aufgehört hat.',
  },
  OAUTH1_TOKEN_REJECTED: {
    title: 'Die Plattform nimmt das von ihr ausgestellte Token nicht an.',
    why: 'Der Zugriff wurde dort entzogen, das Token wurde schon verwendet, oder die Plattform kennt es nicht mehr.',
    todo: 'Bitte neu autorisieren. Misslingt das, bitte prüfen, ob es die Anwendungsverknüpfung mit diesem Consumer-Key auf der Plattform noch gibt.',
  },
  OAUTH1_PERMISSION_DENIED: {
    title: 'Die Plattform erlaubt den Zugriff nicht.',
    why: 'Auf der Zustimmungsseite wurde nicht „Zulassen“ gewählt, oder das dort verwendete Konto darf nicht, was Planlink braucht.',
    todo: 'Bitte erneut autorisieren, dabei auf der Plattform als Dienstkonto angemeldet sein und „Zulassen“ wählen. Auch die Berechtigungen dieses Kontos dort prüfen.',
  },
  OAUTH1_VERIFIER_INVALID: {
    title: 'Die Plattform nimmt den Bestätigungscode nicht an.',
    why: 'Der Code gehört zu einem anderen Versuch, wurde unvollständig kopiert oder kam zu spät.',
    todo: 'Bitte den ganzen Code noch einmal kopieren. Wird er wieder abgelehnt, die Autorisierung neu beginnen und „Zulassen“ wählen.',
  },
  OAUTH1_REQUEST_REJECTED: {
    title: 'Die Plattform lehnt die Art ab, wie Planlink um Zugriff bat.',
    why: 'Sie antwortete {problem|mit einer unerklärten Ablehnung}, erwartet also etwas anderes als OAuth 1.0a mit RSA-SHA1.',
    todo: 'Bitte prüfen, ob die Anwendungsverknüpfung auf der Plattform OAuth 1.0a mit öffentlichem Schlüssel (RSA-SHA1) verwendet und ob die Adresse die der Plattform selbst ist.',
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
  NAME_DIFFERS: {
    title: 'Der eingegebene Name ist nicht der Name der Verbindung.',
    why: 'Löschen ist endgültig, deshalb ist der Name ganz einzugeben.',
    todo: 'Bitte den Namen genau so eingeben, wie er oben steht.',
  },
  IMPORT_UNREADABLE: {
    title: 'Diese Datei ist keine exportierte Konfiguration.',
    why: '{detail|Sie lässt sich nicht als solche lesen.}',
    todo: 'Bitte eine unveränderte Datei aus „Exportieren“ wählen.',
  },
  IMPORT_STALE: {
    title: 'Seit der Vorschau hat sich etwas geändert.',
    why: 'Die Datei oder eine Verbindung ist nicht mehr wie beim Anzeigen der Unterschiede.',
    todo: 'Bitte die neue Vorschau ansehen und noch einmal importieren.',
  },
  IMPORT_NOT_POSSIBLE: {
    title: 'Ein Teil der Datei lässt sich nicht übernehmen.',
    why: '{detail|Sie nennt etwas, das es auf dieser Site nicht gibt.}',
    todo: 'Bitte nach dem Import von Hand einrichten oder die Datei berichtigen.',
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
  CREDENTIALS_REJECTED: {
    title: 'Die Plattform hat die Zugangsdaten nicht angenommen.',
    why: 'Benutzername, Passwort oder Token sind falsch, zurückgezogen oder abgelaufen.',
    todo: 'Bitte auf der Plattform noch einmal kopieren oder neue anlegen.',
  },
  SCOPES_MISSING: {
    title: 'Das Konto darf nicht alles, was Planlink braucht.',
    why: 'Diese Rechte fehlen: {scopes|einige}.',
    todo: 'Bitte dem Konto diese Rechte auf der Plattform geben und neu autorisieren.',
  },
  ADDRESS_CHANGED: {
    title: 'Die Adresse wurde geändert.',
    why: 'Eine Berechtigung gilt nur an der Adresse, für die sie erteilt wurde.',
    todo: 'Bitte die Verbindung an der neuen Adresse autorisieren; es muss derselbe Mandant sein.',
  },
  DISCONNECTED: {
    title: 'Die Verbindung ist getrennt.',
    why: 'Ihre Zugangsdaten wurden entfernt{detail|}. Verknüpfungen bleiben 30 Tage erhalten.',
    todo: 'Bitte für denselben Mandanten neu autorisieren, dann kommen sie zurück.',
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
