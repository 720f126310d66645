import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Configuration, default as Provider } from 'oidc-provider';
import type { Clock } from '../../clock';
import type { Program } from '../../program';
import { users } from '../data/tenant';
import type { Faults } from '../faults';
import { refusalPage } from '../web/consent-pages';
import { GrantStore } from './grant-store';
import { interactions } from './interactions';
import { sandboxOAuth, type OAuthManner } from './manner';
import { nodeProgram } from './node-bridge';

export interface OAuthServer {
  readonly program: Program;
  readonly provider: Provider;
  readonly store: GrantStore;
  readonly manner: OAuthManner;
}

/**
 * The authorisation server: `oidc-provider` (RFC 6749, 7009, 7636, 8414), with our pages and store. It reads the
 * time from `Date`, so on a virtual clock the global `Date` must follow that clock.
 */
export async function oauthServer(
  clock: Clock,
  publicOrigin: string,
  accessTokenSeconds: number,
  faults: Faults,
  manner: OAuthManner = sandboxOAuth,
): Promise<OAuthServer> {
  const { default: ProviderClass } = await import('oidc-provider');
  const store = new GrantStore(clock);
  const configured = configuration(store, accessTokenSeconds, faults, manner);
  let made: { readonly provider: Provider; readonly program: Program } | undefined;
  // Setting one up takes longer than all else of a sandbox, which may be three platforms and be asked as one.
  const ready = (): { readonly provider: Provider; readonly program: Program } => {
    if (made !== undefined) return made;
    const provider = withPages(new ProviderClass(publicOrigin, configured), manner);
    return (made = { provider, program: nodeProgram(provider.callback(), publicOrigin) });
  };
  return {
    get provider() {
      return ready().provider;
    },
    store,
    manner,
    program: (request) => ready().program(request),
  };
}

/** With our pages, and asking a person every time. */
function withPages(provider: Provider, manner: OAuthManner): Provider {
  provider.proxy = true;
  provider.on('server_error', (_context, error) => console.error('The authorisation server failed', error));
  provider.use(async (context, next) => {
    // Asked for every time: access is never widened or renewed without a person who says so.
    if (context.path === manner.authorization && context.query['prompt'] === undefined) {
      context.query = { ...context.query, prompt: 'consent' };
    }
    await next();
  });
  provider.use(interactions(provider, manner));
  return provider;
}

let key: JsonWebKey | undefined;

/** One a process: no token that is used for anything is signed with it, and a new one takes longer than a server. */
function signingKey(): JsonWebKey {
  key ??= generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return key;
}

/** Stands for never. */
const endlessSeconds = 10 * 365 * 86_400;

function configuration(
  store: GrantStore,
  accessTokenSeconds: number,
  faults: Faults,
  manner: OAuthManner,
): Configuration {
  const days = 24 * 3600;
  return {
    adapter: (model: string) => store.adapter(model),
    clients: [],
    scopes: Object.keys(manner.scopes),
    claims: {},
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      response_types: ['code'],
      token_endpoint_auth_method: manner.clientAuth,
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      revocation: {
        enabled: manner.revocation !== null,
        allowedPolicy: async (_context, client, token) => client.clientId === token.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    findAccount: async (_context, id) =>
      users.some((user) => user.id === id) ? { accountId: id, claims: async () => ({ sub: id }) } : undefined,
    interactions: { url: (_context, interaction) => `${manner.interaction}/${interaction.uid}` },
    issueRefreshToken: async (_context, client, code) =>
      !faults.noRefreshToken &&
      client.grantTypeAllowed('refresh_token') &&
      (manner.refreshScope === null || code.scopes.has(manner.refreshScope)),
    jwks: {
      keys: [
        {
          ...signingKey(),
          kid: 'sandbox',
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
    pkce: { required: () => true },
    renderError: async (context, out) => {
      context.type = 'html';
      context.body = refusalPage(out.error, out.error_description ?? '', manner.site);
    },
    // A server that gives no new refresh token leaves the client the one it has (RFC 6749 section 6).
    rotateRefreshToken: () => !faults.noRefreshToken,
    routes: {
      authorization: manner.authorization,
      jwks: manner.jwks,
      token: manner.token,
      ...(manner.revocation === null ? {} : { revocation: manner.revocation }),
    },
    ttl: {
      AccessToken: () => (faults.noExpiry ? endlessSeconds : accessTokenSeconds),
      AuthorizationCode: 60,
      Grant: 180 * days,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 90 * days,
      Session: days,
    },
  };
}
