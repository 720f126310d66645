import { verify } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Faults } from '../faults';
import type { Consumer, ConsumerBook } from './consumer-book';
import { OAuthProblem } from './oauth-problem';
import { keyObject } from './public-key';
import { readSigned, type SignedRequest } from './signed-request';

/** A request whose signature was found right; its token is not looked at yet. */
export interface Verified {
  readonly consumer: Consumer;
  /** Empty when it is not there. */
  readonly parameter: (name: string) => string;
}

const toleranceSeconds = 300;
const always = [
  'oauth_consumer_key',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
];

/** Who signed a request (RFC 5849 section 3.2), and whether for the first time. */
export class SignatureCheck {
  /** With the second at which the timestamp is refused anyway. Ends with the process. */
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly consumers: ConsumerBook,
    private readonly faults: Faults,
  ) {}

  /** @param needed further parameters without which the request means nothing @throws OAuthProblem */
  async verified(request: Request, needed: readonly string[]): Promise<Verified> {
    const signed = await readSigned(request);
    const parameter = (name: string): string => signed.oauth.get(name) ?? '';
    if (signed.oauth.has('oauth_version') && parameter('oauth_version') !== '1.0')
      throw new OAuthProblem('version_rejected', { oauth_acceptable_versions: '1.0-1.0' });
    const absent = [...always, ...needed].filter((name) => parameter(name) === '');
    if (absent.length > 0)
      throw new OAuthProblem('parameter_absent', { oauth_parameters_absent: absent.join('&') });
    if (parameter('oauth_signature_method') !== 'RSA-SHA1')
      throw new OAuthProblem('signature_method_rejected');
    const consumer = this.consumers.get(parameter('oauth_consumer_key'));
    if (consumer === undefined) throw new OAuthProblem('consumer_key_unknown');
    const timestamp = this.timestamp(parameter('oauth_timestamp'));
    if (!signatureFits(signed, consumer)) throw new OAuthProblem('signature_invalid');
    // Only a request of the consumer itself uses a nonce up.
    this.spend(timestamp, [
      consumer.consumerKey,
      parameter('oauth_timestamp'),
      parameter('oauth_token'),
      parameter('oauth_nonce'),
    ]);
    return { consumer, parameter };
  }

  private timestamp(text: string): number {
    const now = Math.floor((this.clock.now() + this.faults.clockSkewMs) / 1000);
    const seconds = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(seconds - now) <= toleranceSeconds) return seconds;
    throw new OAuthProblem('timestamp_refused', {
      oauth_acceptable_timestamps: `${now - toleranceSeconds}-${now + toleranceSeconds}`,
    });
  }

  private spend(timestamp: number, parts: readonly string[]): void {
    const key = JSON.stringify(parts);
    if (this.nonces.has(key)) throw new OAuthProblem('nonce_used');
    const now = Math.floor((this.clock.now() + this.faults.clockSkewMs) / 1000);
    for (const [old, until] of this.nonces) {
      // They come roughly in order; one out of order is found a little later.
      if (until >= now) break;
      this.nonces.delete(old);
    }
    this.nonces.set(key, timestamp + 2 * toleranceSeconds);
  }
}

function signatureFits({ oauth, baseString }: SignedRequest, consumer: Consumer): boolean {
  const signature = Buffer.from(oauth.get('oauth_signature') ?? '', 'base64');
  return verify('RSA-SHA1', Buffer.from(baseString), keyObject(consumer.publicKey), signature);
}
