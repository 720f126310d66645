import type { GuideStep, Guides } from './guide-step';

const links: GuideStep = {
  about: 'guide.dc.links',
  tip: 'guide.dc.links.tip',
  opens: { at: '/plugins/servlet/applinks/listApplicationLinks', page: 'guide.page.applicationLinks' },
};

/**
 * In the words of Jira's own pages:
 * https://confluence.atlassian.com/adminjiraserver/configure-an-incoming-link-1115659067.html and
 * https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export const jiraDataCenterGuides: Guides = {
  oauth1a: {
    steps: [
      links,
      { about: 'guide.dc.product', copies: ['applicationUrl'], tip: 'guide.dc.product.tip' },
      { about: 'guide.dc.noResponse' },
      { about: 'guide.dc.name', copies: ['applicationName'] },
      { about: 'guide.dc.incoming' },
      { about: 'guide.consumerKey', copies: ['consumerKey'] },
      { about: 'guide.consumerName', copies: ['consumerName'] },
      { about: 'guide.publicKey', copies: ['publicKey'] },
      { about: 'guide.dc.save' },
      { about: 'guide.dc.callback', copies: ['callback'] },
    ],
    faults: [
      'guide.dc.fault.notAllowed',
      'guide.dc.fault.linked',
      'guide.dc.fault.key',
      'guide.dc.fault.code',
    ],
  },
  oauth2: {
    steps: [
      links,
      { about: 'guide.dc.external', tip: 'guide.dc.external.tip' },
      { about: 'guide.client.name', copies: ['applicationName'] },
      { about: 'guide.client.redirect', copies: ['redirectUri'] },
      { about: 'guide.dc.permission' },
      { about: 'guide.dc.client' },
      { about: 'guide.client.consent' },
    ],
    faults: ['guide.dc.fault.notAllowed', 'guide.dc.fault.redirect', 'guide.dc.fault.base'],
  },
  pat: {
    steps: [
      {
        about: 'guide.dc.token',
        tip: 'guide.dc.token.tip',
        opens: {
          at: '/secure/ViewProfile.jspa?selectedTab=com.atlassian.pats.pats-plugin:jira-user-personal-access-tokens',
          page: 'guide.page.tokens',
        },
      },
      { about: 'guide.dc.token.name', copies: ['tokenName'] },
      { about: 'guide.dc.token.end' },
      { about: 'guide.token.back' },
    ],
    faults: ['guide.dc.fault.tokens', 'guide.dc.fault.proxy'],
  },
  basic: {
    steps: [
      {
        about: 'guide.dc.account',
        copies: ['accountName'],
        opens: { at: '/secure/admin/user/UserBrowser.jspa', page: 'guide.page.users' },
      },
      { about: 'guide.dc.account.rights' },
      { about: 'guide.dc.account.first' },
      { about: 'guide.account.back' },
    ],
    faults: ['guide.dc.fault.captcha', 'guide.dc.fault.basicOff', 'guide.dc.fault.proxy'],
  },
};
