import type { Guides } from './guide-step';

/** For the open Platform API, and for any platform without guides of its own: nothing is known of where its pages are. */
export const planningApiGuides: Guides = {
  oauth2: {
    steps: [
      { about: 'guide.client.open' },
      { about: 'guide.client.name', copies: ['applicationName'] },
      { about: 'guide.client.redirect', copies: ['redirectUri'] },
      { about: 'guide.client.back' },
      { about: 'guide.client.consent' },
    ],
    faults: [],
  },
  oauth1a: {
    steps: [
      { about: 'guide.open', tip: 'guide.open.tip' },
      { about: 'guide.applicationUrl', copies: ['applicationUrl'], tip: 'guide.noResponse' },
      { about: 'guide.applicationName', copies: ['applicationName'] },
      { about: 'guide.edit' },
      { about: 'guide.consumerKey', copies: ['consumerKey'] },
      { about: 'guide.consumerName', copies: ['consumerName'] },
      { about: 'guide.publicKey', copies: ['publicKey'] },
      { about: 'guide.callback', copies: ['callback'] },
      { about: 'guide.save' },
    ],
    faults: [],
  },
  pat: {
    steps: [
      { about: 'guide.token.open' },
      { about: 'guide.token.name', copies: ['tokenName'] },
      { about: 'guide.token.back' },
    ],
    faults: [],
  },
  basic: {
    steps: [
      { about: 'guide.account.open', copies: ['accountName'] },
      { about: 'guide.account.rights' },
      { about: 'guide.account.back' },
    ],
    faults: [],
  },
};
