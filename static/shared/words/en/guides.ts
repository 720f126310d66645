/** Words of the guides: what is done on each platform for each way to authorise. */
export const guides = {
  'method.align.pat': 'API token',
  'method.align.pat.needs':
    'Needs the API token that the service account makes in its profile on {platform}.',
  'method.align.basic': 'E-mail address and Atlassian API token',
  'method.align.basic.needs':
    'For sites where people sign in to {platform} with an Atlassian account. Needs the address of the service account and a token of it.',
  'method.dc.oauth2.needs':
    'From Jira 8.22 on. Needs an incoming link, with a client ID and a client secret that Jira makes for it.',
  'method.dc.pat.needs':
    'From Jira 8.14 on. Needs a token that the service account creates in its profile. Nothing to set up for administrators.',
  'auth.align.email': 'E-mail address',
  'auth.align.email.missing': 'Enter the e-mail address of the service account.',
  'auth.align.token': 'Atlassian API token',

  'guide.openPage': 'Open {page} in a new tab',
  'guide.page.applicationLinks': 'Application links',
  'guide.page.tokens': 'Personal Access Tokens',
  'guide.page.users': 'User management',
  'guide.page.align': 'Jira Align',
  'guide.page.apiTokens': 'Atlassian API tokens',
  'guide.faults': 'If it does not work',
  'guide.copyKey': 'Copy public key',
  'guide.copyBareKey': 'Copy key without header',
  'guide.tokenName.name': 'token name',
  'guide.accountName.name': 'user name',
  'guide.accountName.value': 'planlink',

  'guide.client.open': 'As an administrator, open the list of OAuth clients and create one.',
  'guide.client.name': 'Enter this name:',
  'guide.client.redirect': 'Enter this redirect URI, letter by letter:',
  'guide.client.back': 'Save. Copy the client ID and the client secret into the fields here.',
  'guide.client.consent': 'Choose Authorize here, then Allow on the page that {platform} opens.',
  'guide.token.open': 'Sign in as the service account, not as yourself, and open your personal tokens.',
  'guide.token.name': 'Make a token with this name:',
  'guide.token.back': 'Copy the token into the field here. It is shown once.',
  'guide.account.open': 'As an administrator, create a service account with this user name:',
  'guide.account.rights': 'Give it the rights that step Platform lists, and no more.',
  'guide.account.back': 'Enter its user name and password here.',

  'guide.dc.links':
    'Sign in as a Jira system administrator and open Administration (the cog), Applications, Application links.',
  'guide.dc.links.tip':
    'Or press . anywhere in Jira and type “application links”. Jira may ask for your password again.',
  'guide.dc.product': 'Choose Create link, then Atlassian product, and enter this application URL:',
  'guide.dc.product.tip':
    'Older versions have the field on the page itself, beside Create new link. Atlassian product is right although Planlink is none: only this way leads to a consumer key.',
  'guide.dc.noResponse':
    'Jira says that it got no response from the URL. Change nothing and choose Continue: it need not reach this site.',
  'guide.dc.name': 'Choose Generic Application as the type and enter this application name:',
  'guide.dc.incoming': 'Leave the fields below empty, tick Create incoming link and choose Continue.',
  'guide.dc.save': 'Choose Continue. The link stands in the list now.',
  'guide.dc.callback':
    'Only if the approval is to come back by itself: choose the pencil of the link, Incoming authentication, and enter this consumer callback URL. The verification code needs none.',
  'guide.dc.external': 'Choose Create link, then External application, direction Incoming, and Continue.',
  'guide.dc.external.tip':
    'Where External application is missing, this Jira is older than 8.22: choose OAuth 1.0a or a token.',
  'guide.dc.permission':
    'Choose the permission Write. Read is not enough, and Admin is more than Planlink needs.',
  'guide.dc.client':
    'Save. Jira shows the credentials of the link: copy the client ID and the client secret into the fields here.',
  'guide.dc.token':
    'Sign in as the service account, not as yourself, and open its profile (the picture at the top right), Personal Access Tokens.',
  'guide.dc.token.tip':
    'Where the entry is missing, this Jira is older than 8.14, or an administrator has switched tokens off.',
  'guide.dc.token.name': 'Choose Create token and enter this token name:',
  'guide.dc.token.end':
    'Choose when it expires and create it. Enter the same day here: Planlink warns before.',
  'guide.dc.account':
    'As a Jira administrator, open User management and create a service account with this user name:',
  'guide.dc.account.rights':
    'Give it access to Jira and, in the projects to sync, the permissions that step Platform lists.',
  'guide.dc.account.first':
    'Sign in once as this account in a browser and answer what Jira asks the first time.',
  'guide.dc.fault.notAllowed':
    'Create link is not there: only Jira system administrators see it, not all Jira administrators.',
  'guide.dc.fault.linked':
    'The URL is linked already: choose the pencil of that link, Incoming authentication, and enter key and public key there.',
  'guide.dc.fault.key': 'The public key is refused: paste the one without header, in one line.',
  'guide.dc.fault.code':
    'The consent page knows no such token: the URL holds for ten minutes. Generate a new one and open that.',
  'guide.dc.fault.redirect':
    'Jira says that the redirect URI does not match: paste it again in the link, without a space at its end.',
  'guide.dc.fault.base':
    'The sign-in leads elsewhere: Jira’s own base URL (Administration, System, General configuration) has to be the address of this connection, with https.',
  'guide.dc.fault.tokens': 'Create is refused: an account may have ten tokens. Revoke one that nobody uses.',
  'guide.dc.fault.proxy':
    'Refused although it is right: a proxy or single sign-on in front of Jira takes the Authorization header away. Let it through for /rest.',
  'guide.dc.fault.captcha':
    'Refused after several wrong passwords: Jira wants a captcha. Sign in once as the account in a browser, then try again.',
  'guide.dc.fault.basicOff':
    'Always refused: basic authentication is switched off (Administration, System, Authentication methods). Use a token.',

  'guide.align.signIn': 'Sign in to {platform} as the service account, not as yourself.',
  'guide.align.profile': 'Choose the profile picture at the top right, then Edit Profile.',
  'guide.align.token': 'Open API Token and choose Generate.',
  'guide.align.token.tip':
    'Where API Token is missing, the role of the account does not have it: ask a Super Admin of {platform}.',
  'guide.align.back':
    'Copy the token into the field here. It is shown once, and it may do what its owner may.',
  'guide.align.atlassian':
    'Sign in to the Atlassian account of the service account, not to your own, and open Security, API tokens.',
  'guide.align.atlassian.tip':
    'Only where people sign in to {platform} with an Atlassian account. Otherwise use the API token of the profile.',
  'guide.align.create': 'Choose Create API token and enter this name:',
  'guide.align.end': 'Choose when it expires and create it. Enter the same day here: Planlink warns before.',
  'guide.align.pair': 'Enter the e-mail address of the account and the token here.',
  'guide.align.fault.refused':
    'The token is refused: copy it whole, and generate another if somebody generated one after it.',
  'guide.align.fault.programs':
    'No programs are offered: the account belongs to none. Add it to the programs and to a team in them.',
  'guide.align.fault.account':
    'The pair is refused: the address is that of the Atlassian account, which need not be the one in the profile of {platform}.',
} as const;
