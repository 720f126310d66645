import { randomBytes, sign } from 'node:crypto';
import { baseString, collectParameters, percentEncode, type Parameter } from './base-string';

export interface SignedRequest {
  readonly method: string;
  /** With its query. The request must go to this address as it stands. */
  readonly url: string;
  /** The body, when it is a form; bodies of other kinds are not signed (RFC 5849, 3.4.1.3.1). */
  readonly form?: URLSearchParams;
  readonly consumerKey: string;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  /** A request token or an access token; left out when asking for a request token. */
  readonly token?: string;
  /** Asking for a request token: where consent leads to, or `oob`. */
  readonly callback?: string;
  /** Asking for an access token: the verification code. */
  readonly verifier?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A word used once; random unless given. */
  readonly nonce?: string;
}

/** The `Authorization` header of a request, signed by RSA-SHA1: RFC 5849, sections 3.1, 3.4.3 and 3.5.1. */
export function authorizationHeader(request: SignedRequest): string {
  const parameters = protocolParameters(request);
  const text = baseString(
    request.method,
    request.url,
    collectParameters(request.url, request.form, parameters),
  );
  const signature = sign('RSA-SHA1', Buffer.from(text, 'ascii'), request.privateKey).toString('base64');
  const entries: readonly Parameter[] = [...parameters, ['oauth_signature', signature]];
  return `OAuth ${entries.map(([name, value]) => `${percentEncode(name)}="${percentEncode(value)}"`).join(', ')}`;
}

function protocolParameters(request: SignedRequest): readonly Parameter[] {
  const optional: readonly (readonly [name: string, value: string | undefined])[] = [
    ['oauth_token', request.token],
    ['oauth_callback', request.callback],
    ['oauth_verifier', request.verifier],
  ];
  return [
    ['oauth_consumer_key', request.consumerKey],
    ['oauth_nonce', request.nonce ?? randomBytes(16).toString('hex')],
    ['oauth_signature_method', 'RSA-SHA1'],
    ['oauth_timestamp', String(Math.floor(request.now / 1000))],
    ['oauth_version', '1.0'],
    ...optional.flatMap(([name, value]): Parameter[] => (value === undefined ? [] : [[name, value]])),
  ];
}
