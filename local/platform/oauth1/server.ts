import { Hono } from 'hono';
import type { Clock } from '../../clock';
import type { Program } from '../../program';
import type { Faults } from '../faults';
import { refuseForeignForms } from '../web/foreign-forms';
import { pageHeaders } from '../web/page';
import { consent } from './consent';
import { sandboxOAuth1, type OAuth1Manner } from './manner';
import { ConsumerBook, type ConsumerState } from './consumer-book';
import { OAuthProblem } from './oauth-problem';
import { TokenBook, type AccessToken, type TokenState } from './token-book';
import { tokenEndpoints } from './token-endpoints';
import { SignatureCheck } from './verify';

export interface OAuth1State {
  readonly consumers: ConsumerState;
  readonly tokens: TokenState;
}

/** The provider of OAuth 1.0a (RFC 5849 with the Problem Reporting extension), RSA-SHA1 only. */
export class OAuth1Server {
  readonly consumers: ConsumerBook;
  readonly tokens: TokenBook;
  /** What is below the base of its manner. */
  readonly program: Program;
  private readonly check: SignatureCheck;

  constructor(
    private readonly clock: Clock,
    private readonly publicOrigin: string,
    private readonly faults: Faults,
    private readonly manner: OAuth1Manner = sandboxOAuth1,
  ) {
    this.consumers = new ConsumerBook(clock);
    this.tokens = new TokenBook(clock);
    this.check = new SignatureCheck(clock, this.consumers, faults);
    this.program = this.endpoints();
  }

  /** The token a request of the API was signed for. @throws OAuthProblem */
  async tokenOf(request: Request): Promise<AccessToken> {
    const { consumer, parameter } = await this.check.verified(request, ['oauth_token']);
    const token = this.tokens.accessToken(parameter('oauth_token'));
    if (token?.consumerKey !== consumer.consumerKey) throw new OAuthProblem('token_rejected');
    if (token.revoked || this.faults.revokedConsumerTokens) throw new OAuthProblem('token_revoked');
    if (this.clock.now() >= token.expiresAt) throw new OAuthProblem('token_expired');
    return token;
  }

  refusal(problem: OAuthProblem): Response {
    return problem.response(this.publicOrigin);
  }

  /** The consumer and all it was given. */
  removeConsumer(consumerKey: string): void {
    this.consumers.remove(consumerKey);
    this.tokens.forget(consumerKey);
  }

  snapshot(): OAuth1State {
    return { consumers: this.consumers.snapshot(), tokens: this.tokens.snapshot() };
  }

  restore(state: OAuth1State): void {
    this.consumers.restore(state.consumers);
    this.tokens.restore(state.tokens);
  }

  private endpoints(): Program {
    const app = new Hono();
    const { base } = this.manner;
    const { requestToken, accessToken } = tokenEndpoints(this.clock, this.check, this.tokens, this.faults);
    app.post(`${base}/request-token`, (context) => requestToken(context.req.raw));
    app.post(`${base}/access-token`, (context) => accessToken(context.req.raw));
    app.use(`${base}/authorize`, refuseForeignForms);
    app.use(`${base}/authorize`, async (context, next) => {
      await next();
      for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
    });
    consent(app, this.clock, this.consumers, this.tokens, this.manner);
    app.all(`${base}/request-token`, () => methodRefused());
    app.all(`${base}/access-token`, () => methodRefused());
    app.notFound((context) => context.text('There is nothing here', 404));
    app.onError((error, context) => {
      if (error instanceof OAuthProblem) return this.refusal(error);
      console.error('The OAuth 1.0a provider has failed', error);
      return context.text('The sandbox has failed', 500);
    });
    return async (request) => app.fetch(request);
  }
}

const methodRefused = (): Response =>
  new Response('POST only', { status: 405, headers: { allow: 'POST', 'content-type': 'text/plain' } });
