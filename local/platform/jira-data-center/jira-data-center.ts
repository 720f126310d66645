import { Access, type ClientCredentials } from '../access';
import { PersonalTokens, type PersonalTokenState } from '../credentials/personal-tokens';
import { ServiceAccounts, type ServiceAccountState } from '../credentials/service-accounts';
import type { Personality, PersonalityParts } from '../door';
import type { Program } from '../../program';
import type { GrantState } from '../oauth/grant-store';
import { oauthServer, type OAuthServer } from '../oauth/server';
import { asServerWouldAnswer } from '../oauth/token-answer';
import { OAuth1Server, type OAuth1State } from '../oauth1/server';
import { faulty } from './faulty';
import { jiraOAuth, jiraOAuth1 } from './manners';
import { pages } from './pages/app';
import { restApi } from './rest/app';
import { Site, type SiteSettings, type SiteState } from './site';
import { tokenRequest } from './token-request';

export const jiraDataCenterOrigin = 'https://jira-dc.planlink.example';

interface State {
  readonly site: SiteState;
  readonly grants: GrantState;
  readonly oauth1: OAuth1State;
  readonly personalTokens: PersonalTokenState;
  readonly serviceAccounts: ServiceAccountState;
}

interface Authorities {
  readonly oauth: OAuthServer;
  readonly oauth1: OAuth1Server;
  readonly personalTokens: PersonalTokens;
  readonly serviceAccounts: ServiceAccounts;
}

/** The sandbox as a Jira Data Center: its door, and from the inside what an administrator does there. */
export class JiraDataCenter extends Access implements Personality {
  readonly kind = 'jira-data-center';
  readonly title = 'Jira Data Center';
  readonly publicOrigin = jiraDataCenterOrigin;
  readonly program: Personality['program'];
  private readonly site: Site;

  static async open(parts: PersonalityParts): Promise<JiraDataCenter> {
    const { clock, faults, accessTokenSeconds } = parts;
    return new JiraDataCenter(parts, {
      oauth: await oauthServer(clock, jiraDataCenterOrigin, accessTokenSeconds, faults, jiraOAuth),
      oauth1: new OAuth1Server(clock, jiraDataCenterOrigin, faults, jiraOAuth1),
      personalTokens: new PersonalTokens(clock),
      serviceAccounts: new ServiceAccounts(clock),
    });
  }

  private constructor(
    parts: PersonalityParts,
    private readonly authorities: Authorities,
  ) {
    super(parts.clock, authorities.oauth, authorities);
    this.site = new Site(parts.store);
    this.program = this.answering(parts);
  }

  get settings(): SiteSettings {
    return this.site.settings;
  }

  /** Another version, time zone, workflow or cap; the rest stays. */
  setUp(change: Partial<SiteSettings>): void {
    this.site.settings = { ...this.site.settings, ...change };
  }

  /** An incoming link. `permission`: what it may be allowed at most; each one holds those before it. */
  registerIncomingLink(link: {
    readonly redirectUri: string;
    readonly name?: string;
    readonly permission?: 'READ' | 'WRITE' | 'ADMIN';
  }): Promise<ClientCredentials> {
    const scopes = Object.keys(jiraOAuth.scopes);
    const { permission = 'WRITE', ...rest } = link;
    return this.registerClient({ ...rest, scope: scopes.slice(0, scopes.indexOf(permission) + 1).join(' ') });
  }

  /** The numbers by which this Jira knows a task or comment of the sandbox. */
  numberOf(recordId: string): string {
    return this.site.numbers.ofRecord(recordId);
  }

  snapshot(): State {
    const { oauth, oauth1, personalTokens, serviceAccounts } = this.authorities;
    return {
      site: this.site.snapshot(),
      grants: oauth.store.snapshot(),
      oauth1: oauth1.snapshot(),
      personalTokens: personalTokens.snapshot(),
      serviceAccounts: serviceAccounts.snapshot(),
    };
  }

  restore(state: State | undefined): void {
    const { oauth, oauth1, personalTokens, serviceAccounts } = this.authorities;
    this.site.restore(state?.site);
    oauth.store.restore(state?.grants ?? []);
    oauth1.restore(state?.oauth1 ?? { consumers: [], tokens: { requestTokens: [], accessTokens: [] } });
    personalTokens.restore(state?.personalTokens ?? { tokens: [], counter: 0 });
    serviceAccounts.restore(state?.serviceAccounts ?? []);
  }

  private answering(parts: PersonalityParts): Personality['program'] {
    const { oauth, oauth1 } = this.authorities;
    const { faults } = parts;
    const own = { ...parts, ...this.authorities, site: this.site, publicOrigin: jiraDataCenterOrigin };
    // Most who open a sandbox ask nothing of this door.
    let made: { readonly api: Program; readonly shown: Program } | undefined;
    const programs = () => (made ??= { api: restApi(own), shown: pages({ ...own, jira: this }) });
    const { authorization, token, interaction } = jiraOAuth;
    return async (request) => {
      const { pathname } = new URL(request.url);
      const within = (call: () => Promise<Response>): Promise<Response> => faulty(parts, request, call);
      if (pathname.startsWith('/rest/oauth2/') || pathname.startsWith(interaction)) {
        if (this.site.major < 9) return new Response('Not Found', { status: 404 });
        if (pathname === token)
          return within(async () =>
            asServerWouldAnswer(faults, '/oauth/token', await tokenRequest(request, oauth.program)),
          );
        if (
          pathname === authorization ||
          pathname.startsWith(`${authorization}/`) ||
          pathname.startsWith(interaction)
        )
          return oauth.program(request);
        return new Response('Not Found', { status: 404 });
      }
      if (pathname.startsWith('/rest/')) return within(() => programs().api(request));
      if (pathname === `${jiraOAuth1.base}/authorize`) return oauth1.program(request);
      if (pathname.startsWith(`${jiraOAuth1.base}/`)) return within(() => oauth1.program(request));
      return programs().shown(request);
    };
  }
}
