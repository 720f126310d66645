/** Causes of the OAuth Problem Reporting extension, with the advice that goes along. */
const advices = {
  consumer_key_unknown: 'No application link has this consumer key.',
  nonce_used: 'This nonce was used before with this timestamp.',
  parameter_absent: 'A parameter that is needed is missing.',
  parameter_rejected: 'A parameter cannot be used as it was sent, or was sent twice.',
  permission_denied: 'A person has denied the access.',
  permission_unknown: 'Nobody has decided yet whether to allow the access.',
  signature_invalid: 'The signature does not fit the public key of the application link.',
  signature_method_rejected: 'Requests are signed with RSA-SHA1.',
  timestamp_refused: 'The timestamp is more than five minutes from the time here.',
  token_expired: 'The token or the verification code has ended.',
  token_rejected:
    'The token or the verification code is not one of this application link, or was used before.',
  token_revoked: 'The access was withdrawn.',
  version_rejected: 'Only OAuth 1.0 is spoken.',
} as const;

export type OAuthProblemCode = keyof typeof advices;

/** A refusal of OAuth 1.0a; becomes one answer in one place. */
export class OAuthProblem extends Error {
  constructor(
    readonly problem: OAuthProblemCode,
    /** Further parameters of the extension, such as `oauth_acceptable_timestamps`. */
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(problem);
  }

  /** 401 with the cause in `WWW-Authenticate` and, as a form, in the body. */
  response(realm: string): Response {
    const told = {
      oauth_problem: this.problem,
      ...this.details,
      oauth_problem_advice: advices[this.problem],
    };
    const challenge = [`realm="${realm}"`]
      .concat(Object.entries(told).map(([name, value]) => `${name}="${encodeURIComponent(value)}"`))
      .join(', ');
    return new Response(
      Object.entries(told)
        .map((pair) => pair.map(encodeURIComponent).join('='))
        .join('&'),
      {
        status: 401,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'www-authenticate': `OAuth ${challenge}`,
          'cache-control': 'no-store',
        },
      },
    );
  }
}
