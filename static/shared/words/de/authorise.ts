import type { UiWords } from '../catalogue';
import type { authorise as english } from '../en/authorise';

/** Deutsche Wörter des Autorisierens und des Verlassens ohne Speichern. */
export const authorise: Pick<UiWords, keyof typeof english> = {
  'unsaved.title': 'Ohne Speichern verlassen?',
  'unsaved.text': 'Das hier Eingegebene ist noch nicht gespeichert und geht beim Verlassen verloren.',
  'unsaved.leave': 'Ohne Speichern verlassen',
  'unsaved.stay': 'Weiter bearbeiten',

  'method.oauth2': 'OAuth 2.0',
  'method.oauth1a': 'OAuth 1.0a',
  'method.pat': 'Persönliches Zugriffstoken',
  'method.basic': 'Benutzername und Passwort',
  'method.oauth2.needs':
    'Braucht eine Client-ID und ein Client-Geheimnis, die die Administration von {platform} für Planlink anlegt.',
  'method.oauth1a.needs':
    'Braucht eine Anwendungsverknüpfung auf {platform} mit Consumer-Key und öffentlichem Schlüssel; beide entstehen hier.',
  'method.pat.needs': 'Braucht ein Token, das das Dienstkonto auf {platform} anlegt.',
  'method.basic.needs': 'Braucht Namen und Passwort des Dienstkontos auf {platform}.',

  'auth.method': 'Verfahren',
  'auth.recommended': 'empfohlen',
  'auth.credentials': 'Zugangsdaten',
  'auth.noCredentials': 'Es sind keine Zugangsdaten gespeichert.',
  'auth.clientId': 'Client-ID',
  'auth.client-id': 'Client-ID',
  'auth.client-id.missing': 'Bitte die Client-ID eingeben.',
  'auth.client-secret': 'Client-Geheimnis',
  'auth.client-secret.missing': 'Bitte das Client-Geheimnis eingeben.',
  'auth.token': 'Token',
  'auth.token.missing': 'Bitte das Token eingeben.',
  'auth.username': 'Benutzername',
  'auth.username.missing': 'Bitte den Benutzernamen eingeben.',
  'auth.password': 'Passwort',
  'auth.password.missing': 'Bitte das Passwort eingeben.',
  'auth.secretHelp': 'Liegt im Geheimnisspeicher von Forge und wird nie wieder angezeigt, auch hier nicht.',
  'auth.expiresOn': 'Endet am (optional)',
  'auth.expiresOnHelp':
    'Der Tag, ab dem die Plattform es nicht mehr annimmt. Planlink warnt 30, 7 und 1 Tage vorher.',
  'auth.expiresOn.past': 'Bitte einen Tag in der Zukunft eingeben.',
  'auth.redirectUri': 'Redirect-URI',
  'auth.copyRedirectUri': 'Redirect-URI kopieren',
  'auth.scopes': 'Berechtigungen (Scopes)',
  'auth.storedAt': 'Gespeichert',
  'auth.endsAt': 'Endet',
  'auth.authorize': 'Autorisieren',
  'auth.reauthorize': 'Neu autorisieren',
  'auth.enterOthers': 'Andere Zugangsdaten eingeben',
  'auth.otherMethod': 'Andere Methode wählen',
  'auth.discard': 'Neue Zugangsdaten verwerfen',
  'auth.oldStay':
    'Die benutzten Zugangsdaten bleiben in Gebrauch, bis die neuen erprobt sind. Der Abgleich läuft weiter, nichts muss deaktiviert werden.',
  'auth.reminder':
    'In einem anderen Tab dieses Browsers auf {platform} als deren Dienstkonto angemeldet sein, nicht als man selbst: Planlink handelt als das Konto, das zustimmt.',
  'auth.serviceAccount':
    'Das Dienstkonto von {platform} verwenden, nicht das einer Person: Planlink handelt als dieses Konto, und Personen gehen.',
  'auth.checksAtOnce': 'Planlink meldet sich damit sofort auf {platform} an und sagt, als wen es handelt.',

  'wait.title': 'Warten auf die Zustimmung auf {platform}',
  'wait.text':
    'Auf dem eben geöffneten Tab anmelden und den Zugriff erlauben. Diese Seite geht von selbst weiter; sie kann verlassen und wieder geöffnet werden.',
  'wait.left': 'Verbleibende Zeit: {time}',
  'wait.openAgain': 'Zustimmungsseite erneut öffnen',

  'completed.title': '{platform} hat Planlink eingelassen',
  'completed.text': 'Der Zugriff ist erprobt und gespeichert. Bitte prüfen, als wen Planlink handelt.',
  'completed.goesOn': 'Der Zugriff ist erprobt und gespeichert. Der Abgleich geht dort weiter, wo er stand.',
  'completed.complete': 'Verbindung abschließen',
  'completed.flag': '{name} ist autorisiert',
  'grant.account': 'Handelt als',
  'grant.kind': 'Art des Kontos',
  'grant.kind.person': 'Konto einer Person',
  'grant.kind.service': 'Dienstkonto',
  'grant.kind.unknown': 'Nicht bekannt',
  'grant.tenant': 'Mandant',
  'grant.grantedAt': 'Erteilt',
  'grant.endsAt': 'Zugriff endet',
  'grant.noEnd': 'Kein Ende bekannt',
  'personal.title': '{account} sieht nach dem Konto einer Person aus',
  'personal.text':
    'Wenn die Person geht oder das Passwort ändert, steht der Abgleich, und jede Änderung auf {platform} trägt ihren Namen. Bitte als Dienstkonto neu autorisieren.',
  'scopes.title': 'Dem Zugriff fehlt etwas, das Planlink braucht',
  'scopes.text': 'Es fehlt: {scopes}. Auf {platform} erlauben, dann neu autorisieren.',
  'expiry.grant': {
    one: 'Der Zugriff endet in {count} Tag, am {date}',
    other: 'Der Zugriff endet in {count} Tagen, am {date}',
  },
  'expiry.grant.past': 'Der Zugriff endete am {date}',
  'expiry.grant.todo': 'Vor diesem Tag neu autorisieren, damit der Abgleich ohne Lücke weitergeht.',
  'expiry.secret': {
    one: 'Das gespeicherte Geheimnis endet in {count} Tag, am {date}',
    other: 'Das gespeicherte Geheimnis endet in {count} Tagen, am {date}',
  },
  'expiry.secret.past': 'Das gespeicherte Geheimnis endete am {date}',
  'expiry.secret.todo': 'Zugangsdaten wechseln: Die alten bleiben in Gebrauch, bis die neuen erprobt sind.',

  'reauthorize.title': 'Zugriff erneuern',
  'reauthorize.about':
    'Verknüpfungen, Zuordnungen und alles Abgeglichene bleiben auf jedem dieser Wege, wie sie sind.',
  'reauthorize.existing': 'Mit vorhandenen Zugangsdaten neu autorisieren',
  'reauthorize.existing.about': 'Eine neue Zustimmung mit dem, was schon gespeichert ist.',
  'reauthorize.new': 'Mit neuen Zugangsdaten neu autorisieren',
  'reauthorize.new.about':
    'Andere eingeben, nach demselben oder einem anderen Verfahren. Die alten bleiben in Gebrauch, bis die neuen erprobt sind.',
  'reauthorize.rotate': 'Zugangsdaten wechseln',
  'reauthorize.rotate.about':
    'Schritt für Schritt zu neuem Geheimnis oder Schlüsselpaar, ohne Lücke im Abgleich.',
  'reauthorize.blocked': 'Jetzt nicht möglich: Es sind keine Zugangsdaten gespeichert.',
  'reauthorize.close': 'Zurück zur Autorisierung',
  'rotate.make':
    'Neues Geheimnis, Token oder Schlüssel auf {platform} anlegen. Das alte dort noch nicht entfernen.',
  'rotate.enter': 'Hier eingeben. Das alte bleibt in Gebrauch.',
  'rotate.prove': 'Planlink probiert das neue aus und wechselt, sobald es erprobt ist.',
  'rotate.remove': 'Planlink vergisst das alte von selbst. Auf {platform} bitte entfernen.',
  'staged.title': 'Neue Zugangsdaten warten auf ihre Erprobung',
  'staged.text': 'Verfahren: {method}. Bis sie erprobt sind, arbeitet Planlink mit den bisherigen weiter.',

  'project.reauthorizeTitle': '{name} neu autorisieren',
  'project.askMender':
    'Bitte die Administration dieses Projekts oder von Jira, es zu beheben. Verknüpfte Vorgänge bleiben lesbar.',
  'project.paused': 'Angehalten',
  'project.pausedText':
    'Die Verknüpfung dieses Projekts ist angehalten: Nichts wird gelesen oder geschrieben, bis sie fortgesetzt wird.',
};
