import type { OAuthManner } from '../oauth/manner';
import type { OAuth1Manner } from '../oauth1/manner';
import type { PageSite } from '../web/page';

export const jiraSite: PageSite = {
  name: 'Northwind Jira',
  label: 'Jira',
  links: [
    ['/', 'Projects'],
    ['/plugins/servlet/applinks/listApplicationLinks', 'Application links'],
    ['/plugins/servlet/oauth2/incoming', 'Incoming links'],
    ['/secure/ViewProfile.jspa', 'Personal access tokens'],
    ['/secure/admin/user/UserBrowser.jspa', 'Accounts'],
    ['/secure/admin/ViewSystemInfo.jspa', 'System info'],
  ],
};

export const jiraOAuth1: OAuth1Manner = {
  base: '/plugins/servlet/oauth',
  words: { access: 'Read and write data as you, in everything that you may see and change' },
  site: jiraSite,
};

/** The token endpoint reads its client from the form alone; a basic header would be taken for somebody who logs in. */
export const jiraOAuth: OAuthManner = {
  authorization: '/rest/oauth2/latest/authorize',
  token: '/rest/oauth2/latest/token',
  revocation: null,
  jwks: '/rest/oauth2/latest/jwks',
  interaction: '/plugins/servlet/oauth2/consent',
  scopes: {
    READ: 'View projects and issues, and your profile',
    WRITE: 'View, create, change and delete issues and comments',
    ADMIN: 'Do everything that you may do as an administrator',
  },
  refreshScope: null,
  clientAuth: 'client_secret_post',
  site: jiraSite,
};
