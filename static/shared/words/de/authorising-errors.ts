import type { ErrorWords } from '../catalogue';

/** Of authorising a connection: see errors.ts. */
export const authorisingErrors = {
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
  TENANT_MISMATCH: {
    title: 'Die Anmeldung erfolgte bei einem anderen Mandanten der Plattform.',
    why: 'Die Verbindung gehört zu {expected|einem anderen Mandanten}, angemeldet wurde bei {received|einem fremden}: Ihre Verknüpfungen wiesen sonst auf falsche Aufgaben.',
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
} satisfies Partial<ErrorWords>;
