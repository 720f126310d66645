import type { UiWords } from '../catalogue';
import type { guides as english } from '../en/guides';

/** Deutsche Wörter der Anleitungen. Namen auf den Seiten der Plattformen stehen so, wie sie dort englisch heißen. */
export const guides: Pick<UiWords, keyof typeof english> = {
  'method.align.pat': 'API-Token',
  'method.align.pat.needs':
    'Braucht das API-Token, das das Dienstkonto in seinem Profil auf {platform} erzeugt.',
  'method.align.basic': 'E-Mail-Adresse und Atlassian-API-Token',
  'method.align.basic.needs':
    'Für Sites, auf denen man sich bei {platform} mit einem Atlassian-Konto anmeldet. Braucht die Adresse des Dienstkontos und ein Token davon.',
  'method.dc.oauth2.needs':
    'Ab Jira 8.22. Braucht eine eingehende Verknüpfung mit Client-ID und Client-Geheimnis, die Jira dafür erzeugt.',
  'method.dc.pat.needs':
    'Ab Jira 8.14. Braucht ein Token, das das Dienstkonto in seinem Profil anlegt. Für die Administration ist nichts einzurichten.',
  'auth.align.email': 'E-Mail-Adresse',
  'auth.align.email.missing': 'Bitte die E-Mail-Adresse des Dienstkontos eingeben.',
  'auth.align.token': 'Atlassian-API-Token',

  'guide.openPage': '{page} in einem neuen Tab öffnen',
  'guide.page.applicationLinks': 'Anwendungsverknüpfungen',
  'guide.page.tokens': 'Personal Access Tokens',
  'guide.page.users': 'Benutzerverwaltung',
  'guide.page.align': 'Jira Align',
  'guide.page.apiTokens': 'Atlassian-API-Token',
  'guide.faults': 'Wenn es nicht gelingt',
  'guide.copyKey': 'Öffentlichen Schlüssel kopieren',
  'guide.copyBareKey': 'Schlüssel ohne Kopfzeile kopieren',
  'guide.tokenName.name': 'Token-Name',
  'guide.accountName.name': 'Benutzername',
  'guide.accountName.value': 'planlink',

  'guide.client.open': 'Als Administrator die Liste der OAuth-Clients öffnen und einen anlegen.',
  'guide.client.name': 'Diesen Namen eingeben:',
  'guide.client.redirect': 'Diese Redirect-URI eingeben, Zeichen für Zeichen:',
  'guide.client.back': 'Speichern. Client-ID und Client-Geheimnis hier in die Felder kopieren.',
  'guide.client.consent': 'Hier Autorisieren wählen, dann auf der Seite, die {platform} öffnet, Erlauben.',
  'guide.token.open': 'Als Dienstkonto anmelden, nicht als man selbst, und die persönlichen Token öffnen.',
  'guide.token.name': 'Ein Token mit diesem Namen anlegen:',
  'guide.token.back': 'Das Token hier in das Feld kopieren. Es wird nur einmal gezeigt.',
  'guide.account.open': 'Als Administrator ein Dienstkonto mit diesem Benutzernamen anlegen:',
  'guide.account.rights': 'Ihm die Rechte geben, die der Schritt Plattform nennt, und nicht mehr.',
  'guide.account.back': 'Benutzernamen und Passwort des Kontos hier eingeben.',

  'guide.dc.links':
    'Als Jira-Systemadministrator anmelden und Administration (das Zahnrad), Anwendungen (Applications), Anwendungsverknüpfungen (Application links) öffnen.',
  'guide.dc.links.tip':
    'Oder irgendwo in Jira . drücken und „application links“ tippen. Jira fragt womöglich noch einmal nach dem Passwort.',
  'guide.dc.product': 'Create link wählen, dann Atlassian product, und diese Anwendungs-URL eingeben:',
  'guide.dc.product.tip':
    'Ältere Versionen haben das Feld auf der Seite selbst, neben Create new link. Atlassian product ist richtig, obwohl Planlink keines ist: Nur dieser Weg führt zu einem Consumer-Key.',
  'guide.dc.noResponse':
    'Jira meldet, die URL habe nicht geantwortet. Nichts ändern und Continue wählen: Jira muss diese Site nicht erreichen.',
  'guide.dc.name': 'Als Typ Generic Application wählen und diesen Anwendungsnamen eingeben:',
  'guide.dc.incoming': 'Die Felder darunter leer lassen, Create incoming link ankreuzen und Continue wählen.',
  'guide.dc.save': 'Continue wählen. Die Verknüpfung steht nun in der Liste.',
  'guide.dc.callback':
    'Nur wenn die Zustimmung von selbst zurückkommen soll: den Stift der Verknüpfung wählen, Incoming authentication, und diese Callback-URL eingeben. Der Bestätigungscode braucht keine.',
  'guide.dc.external': 'Create link wählen, dann External application, Richtung Incoming, und Continue.',
  'guide.dc.external.tip':
    'Fehlt External application, ist dieses Jira älter als 8.22: OAuth 1.0a oder ein Token wählen.',
  'guide.dc.permission':
    'Als Berechtigung Write wählen. Read reicht nicht, und Admin ist mehr, als Planlink braucht.',
  'guide.dc.client':
    'Speichern. Jira zeigt die Zugangsdaten der Verknüpfung: Client-ID und Client-Geheimnis hier in die Felder kopieren.',
  'guide.dc.token':
    'Als Dienstkonto anmelden, nicht als man selbst, und dessen Profil (das Bild oben rechts), Personal Access Tokens öffnen.',
  'guide.dc.token.tip':
    'Fehlt der Eintrag, ist dieses Jira älter als 8.14, oder die Administration hat Token abgeschaltet.',
  'guide.dc.token.name': 'Create token wählen und diesen Token-Namen eingeben:',
  'guide.dc.token.end':
    'Wählen, wann es abläuft, und es anlegen. Denselben Tag hier eingeben: Planlink warnt vorher.',
  'guide.dc.account':
    'Als Jira-Administrator die Benutzerverwaltung öffnen und ein Dienstkonto mit diesem Benutzernamen anlegen:',
  'guide.dc.account.rights':
    'Ihm Zugang zu Jira geben und in den Projekten des Abgleichs die Rechte, die der Schritt Plattform nennt.',
  'guide.dc.account.first':
    'Einmal im Browser als dieses Konto anmelden und beantworten, was Jira beim ersten Mal fragt.',
  'guide.dc.fault.notAllowed':
    'Create link fehlt: Das sehen nur Jira-Systemadministratoren, nicht alle Jira-Administratoren.',
  'guide.dc.fault.linked':
    'Die URL ist schon verknüpft: den Stift dieser Verknüpfung wählen, Incoming authentication, und dort Key und öffentlichen Schlüssel eingeben.',
  'guide.dc.fault.key':
    'Der öffentliche Schlüssel wird abgelehnt: den ohne Kopfzeile einfügen, in einer Zeile.',
  'guide.dc.fault.code':
    'Die Zustimmungsseite kennt das Token nicht: Die URL gilt zehn Minuten. Eine neue erzeugen und die öffnen.',
  'guide.dc.fault.redirect':
    'Jira meldet, die Redirect-URI passe nicht: sie in der Verknüpfung neu einfügen, ohne Leerzeichen am Ende.',
  'guide.dc.fault.base':
    'Die Anmeldung führt woanders hin: Die Basis-URL von Jira (Administration, System, General configuration) muss die Adresse dieser Verbindung sein, mit https.',
  'guide.dc.fault.tokens':
    'Create wird abgelehnt: Ein Konto darf zehn Token haben. Eines widerrufen, das niemand benutzt.',
  'guide.dc.fault.proxy':
    'Abgelehnt, obwohl es stimmt: Ein Proxy oder Single Sign-on vor Jira entfernt den Header Authorization. Ihn für /rest durchlassen.',
  'guide.dc.fault.captcha':
    'Abgelehnt nach mehreren falschen Passwörtern: Jira verlangt ein Captcha. Einmal im Browser als das Konto anmelden, dann noch einmal versuchen.',
  'guide.dc.fault.basicOff':
    'Immer abgelehnt: Basic Authentication ist abgeschaltet (Administration, System, Authentication methods). Ein Token verwenden.',

  'guide.align.signIn': 'Auf {platform} als Dienstkonto anmelden, nicht als man selbst.',
  'guide.align.profile': 'Das Profilbild oben rechts wählen, dann Edit Profile.',
  'guide.align.token': 'API Token öffnen und Generate wählen.',
  'guide.align.token.tip':
    'Fehlt API Token, hat die Rolle des Kontos es nicht: einen Super Admin von {platform} fragen.',
  'guide.align.back':
    'Das Token hier in das Feld kopieren. Es wird nur einmal gezeigt und darf, was sein Besitzer darf.',
  'guide.align.atlassian':
    'Beim Atlassian-Konto des Dienstkontos anmelden, nicht beim eigenen, und Security, API tokens öffnen.',
  'guide.align.atlassian.tip':
    'Nur wo man sich bei {platform} mit einem Atlassian-Konto anmeldet. Sonst das API-Token des Profils verwenden.',
  'guide.align.create': 'Create API token wählen und diesen Namen eingeben:',
  'guide.align.end':
    'Wählen, wann es abläuft, und es anlegen. Denselben Tag hier eingeben: Planlink warnt vorher.',
  'guide.align.pair': 'Die E-Mail-Adresse des Kontos und das Token hier eingeben.',
  'guide.align.fault.refused':
    'Das Token wird abgelehnt: es ganz kopieren, und ein neues erzeugen, falls jemand danach eines erzeugt hat.',
  'guide.align.fault.programs':
    'Es werden keine Programme angeboten: Das Konto gehört zu keinem. Es den Programmen und einem Team darin hinzufügen.',
  'guide.align.fault.account':
    'Das Paar wird abgelehnt: Die Adresse ist die des Atlassian-Kontos, die nicht die im Profil von {platform} sein muss.',
};
