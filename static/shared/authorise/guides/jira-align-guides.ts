import type { Guides } from './guide-step';

/** In the words of Jira Align's own pages: https://help.jiraalign.com/hc/en-us/articles/360045371954 */
export const jiraAlignGuides: Guides = {
  pat: {
    steps: [
      { about: 'guide.align.signIn', opens: { at: '/', page: 'guide.page.align' } },
      { about: 'guide.align.profile' },
      { about: 'guide.align.token', tip: 'guide.align.token.tip' },
      { about: 'guide.align.back' },
    ],
    faults: ['guide.align.fault.refused', 'guide.align.fault.programs'],
  },
  basic: {
    steps: [
      {
        about: 'guide.align.atlassian',
        tip: 'guide.align.atlassian.tip',
        opens: {
          at: 'https://id.atlassian.com/manage-profile/security/api-tokens',
          page: 'guide.page.apiTokens',
        },
      },
      { about: 'guide.align.create', copies: ['tokenName'] },
      { about: 'guide.align.end' },
      { about: 'guide.align.pair' },
    ],
    faults: ['guide.align.fault.account', 'guide.align.fault.programs'],
  },
};
