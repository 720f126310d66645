import type { UiWords } from '../catalogue';
import type { oauth1 as english } from '../en/oauth1';

/** Deutsche Wörter von OAuth 1.0a. */
export const oauth1: Pick<UiWords, keyof typeof english> = {
  'oauth1.back': 'Zurück zu den Schlüsseln',
  'progress.title': 'Fortschritt',
  'progress.step': '{number}. {name}',
  'progress.request': 'Anfragetoken',
  'progress.approve': 'Zustimmung',
  'progress.access': 'Zugriffstoken',
  'progress.state.past': '(erledigt)',
  'progress.state.now': '(jetzt)',
  'progress.state.failed': '(fehlgeschlagen)',
  'progress.state.ahead': '(folgt)',

  'auth.consumerKey': 'Consumer-Key',
  'auth.consumerKeyHelp': 'Nur Buchstaben und Ziffern, auf beiden Seiten gleich.',
  'auth.consumerKey.missing': 'Bitte einen Consumer-Key eingeben.',
  'auth.consumerKey.symbols': 'Bitte nur Buchstaben und Ziffern: keine Leerzeichen, keine Sonderzeichen.',
  'auth.consumerKey.too-short': 'Bitte mindestens 8 Zeichen.',
  'auth.consumerKey.too-long': 'Bitte höchstens 64 Zeichen.',
  'auth.copyConsumerKey': 'Consumer-Key kopieren',
  'auth.keysAbout':
    'Planlink erzeugt ein Schlüsselpaar. Der private Schlüssel bleibt im Geheimnisspeicher von Forge; der öffentliche steht danach hier, zum Eintragen auf der Plattform.',
  'auth.generateKey': 'Neuen Schlüssel erzeugen',
  'auth.generateAgain': 'Anderen Schlüssel erzeugen',
  'auth.publicKey': 'Öffentlicher Schlüssel',
  'auth.copyPem': 'Als PEM kopieren',
  'auth.copyBare': 'Ohne Kopfzeile kopieren',
  'auth.fingerprint': 'Fingerabdruck (SHA-256)',
  'auth.keyMade': 'Erzeugt',
  'auth.linkSaved': 'Die Anwendungsverknüpfung ist auf {platform} gespeichert',
  'auth.linkSaved.missing':
    'Bitte ankreuzen, sobald die Anwendungsverknüpfung auf {platform} gespeichert ist.',
  'auth.authorizeAccess': 'Zugriff autorisieren',
  'auth.reauthorizeAccess': 'Zugriff neu autorisieren',

  'guide.title': 'Auf {platform}',
  'guide.copy': '{name} kopieren',
  'guide.open': 'Als Administrator anmelden und Anwendungsverknüpfungen (Application links) öffnen.',
  'guide.open.tip':
    'Meist unter Einstellungen, Integrationen. Hat die Plattform eine Befehlssuche: . drücken und „application links“ tippen.',
  'guide.applicationUrl': 'Diese Anwendungs-URL eingeben und die Verknüpfung anlegen:',
  'guide.applicationUrl.name': 'Anwendungs-URL',
  'guide.noResponse':
    'Meldet {platform}, es sei keine Antwort gekommen, Weiter wählen: Jira muss dafür nicht erreichbar sein.',
  'guide.applicationName': 'Diesen Anwendungsnamen eingeben:',
  'guide.applicationName.name': 'Anwendungsname',
  'guide.applicationName.value': 'Planlink {host}',
  'guide.edit': 'Den Stift der neuen Verknüpfung wählen und Eingehende Authentifizierung öffnen.',
  'guide.consumerKey': 'Diesen Consumer-Key eingeben:',
  'guide.consumerName': 'Diesen Consumer-Namen eingeben:',
  'guide.consumerName.name': 'Consumer-Name',
  'guide.consumerName.value': 'Planlink',
  'guide.publicKey':
    'Den öffentlichen Schlüssel einfügen. Lehnt das Formular ihn ab, den ohne Kopfzeile nehmen.',
  'guide.callback': 'Diese Callback-URL eingeben, wo das Formular danach fragt:',
  'guide.callback.name': 'Callback-URL',
  'guide.save': 'Unten im Formular speichern.',

  'way.title': 'Wie die Zustimmung zurückkommt',
  'way.code': 'Mit einem Bestätigungscode',
  'way.code.about': '{platform} zeigt nach dem Erlauben einen Code, der hier eingefügt wird. Geht überall.',
  'way.callback': 'Von selbst',
  'way.callback.about':
    '{platform} leitet nach dem Erlauben zu Planlink zurück. Braucht dort die Callback-URL.',
  'way.generate': 'URL erzeugen',
  'code.url': 'Autorisierungs-URL',
  'code.urlHelp': 'Dort öffnen, wo man auf {platform} als Dienstkonto angemeldet ist, und Erlauben wählen.',
  'code.late': 'Diese URL ist zu alt. Bitte eine neue erzeugen.',
  'code.copyUrl': 'Autorisierungs-URL kopieren',
  'code.open': 'Autorisierungsseite öffnen',
  'code.code': 'Bestätigungscode',
  'code.codeHelp':
    '{platform} zeigt ihn unter „Access approved“, nachdem Erlauben gewählt wurde. Leerzeichen ringsum stören nicht.',
  'code.missing': 'Bitte den Bestätigungscode einfügen.',
  'code.verify': 'Bestätigen',
  'code.again': 'Neue URL erzeugen',

  'match.title': 'Mit der anderen Seite vergleichen',
  'match.consumerKey.open': 'Consumer-Key vergleichen',
  'match.publicKey.open': 'Öffentlichen Schlüssel vergleichen',
  'match.address.open': 'Adresse vergleichen',
  'match.consumerKey.label': 'Den Consumer-Key einfügen, den {platform} zeigt',
  'match.publicKey.label': 'Den öffentlichen Schlüssel einfügen, den {platform} zeigt',
  'match.address.label': 'Die Basis-URL einfügen, die {platform} in den Einstellungen zeigt',
  'match.consumerKey.equal': 'Die Consumer-Keys sind gleich',
  'match.publicKey.equal': 'Die öffentlichen Schlüssel sind gleich',
  'match.address.equal': 'Beide führen zum selben Ort',
  'match.different': 'Verschieden',
  'match.at': 'Erster Unterschied bei Zeichen {place}:',
  'match.space': 'Leerzeichen',
  'match.end': 'Ende',
  'match.why.space': 'Darin steht ein Leerzeichen oder ein unsichtbares Zeichen.',
  'match.why.case': 'Sie unterscheiden sich in Groß- und Kleinschreibung.',
  'match.why.differs': 'Sie sind nicht gleich.',
  'match.why.too-short': 'Es beginnt gleich, endet aber zu früh: Ein Teil fehlt.',
  'match.why.private-key':
    'Das ist ein privater Schlüssel. Er gehört nur auf eine Seite: dort entfernen und den öffentlichen einfügen.',
  'match.why.not-a-key': 'Das ist kein öffentlicher Schlüssel.',
  'match.why.other-key':
    'Das ist der öffentliche Schlüssel eines anderen Paars. Bitte den hier gezeigten kopieren.',
  'match.why.not-an-address': 'Das ist keine Adresse, die mit https:// beginnt.',
  'match.why.scheme': 'Eine beginnt mit http, die andere mit https.',
  'match.why.host': 'Die Hostnamen unterscheiden sich.',
  'match.why.port': 'Die Ports unterscheiden sich.',
  'match.why.path': 'Die Pfade nach dem Host unterscheiden sich.',

  'hint.title': 'Was zu vergleichen ist',
  'hint.OAUTH1_CONSUMER_UNKNOWN':
    'Der Consumer-Key: einfügen, was die Anwendungsverknüpfung auf {platform} zeigt.',
  'hint.OAUTH1_CONSUMER_REFUSED':
    'Der Consumer-Key, um auf {platform} die richtige Verknüpfung zu finden; dann, ob sie eingeschaltet ist.',
  'hint.OAUTH1_SIGNATURE_INVALID':
    'Erst der öffentliche Schlüssel, dann die Basis-URL: {platform} prüft die Signatur mit beiden.',
  'hint.OAUTH1_TIMESTAMP_REFUSED':
    'Die Uhr von {platform} mit der eigenen. Die Uhr von Planlink stellt Atlassian.',
  'hint.OAUTH1_NONCE_USED': 'Hier nichts: Zwischen Planlink und {platform} wiederholt etwas die Anfragen.',
  'hint.OAUTH1_TOKEN_EXPIRED': 'Hier nichts: Der Zugriff war befristet. Bitte neu autorisieren.',
  'hint.OAUTH1_TOKEN_REJECTED':
    'Ob die Anwendungsverknüpfung auf {platform} noch besteht, mit demselben Consumer-Key und Schlüssel.',
  'hint.OAUTH1_PERMISSION_DENIED':
    'Das auf {platform} angemeldete Konto mit dem Dienstkonto, und was es dort darf.',
  'hint.OAUTH1_VERIFIER_INVALID':
    'Der Code mit dem, den {platform} zur neuesten URL zeigt: Jede URL hat ihren eigenen.',
  'hint.OAUTH1_REQUEST_REJECTED':
    'Die Basis-URL, und ob die Verknüpfung auf {platform} OAuth 1.0a mit RSA-SHA1 benutzt.',
};
