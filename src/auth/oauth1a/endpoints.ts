/** Where a platform serves OAuth 1.0a: three https addresses (RFC 5849, section 2). */
export interface OAuth1Endpoints {
  readonly requestToken: string;
  /** The page a person opens; the request token is added as `oauth_token`. */
  readonly authorization: string;
  readonly accessToken: string;
}
