import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

type Parameters = Readonly<Record<string, string>>;

/** Null leaves a parameter out. */
export type Change = Readonly<Record<string, string | null>>;

/** A program that signs its requests: as little of RFC 5849 as these tests need, shared with nothing of ours. */
export class TestConsumer {
  readonly publicKey: string;
  private readonly privateKey: KeyObject;

  constructor(
    readonly consumerKey: string,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  /** The value of `Authorization`; `change` is made before signing, `tamper` after. */
  header(method: string, address: string, change: Change = {}, tamper: Change = {}): string {
    const url = new URL(address);
    const oauth = with_(
      {
        oauth_consumer_key: this.consumerKey,
        oauth_signature_method: 'RSA-SHA1',
        oauth_timestamp: String(Math.floor(this.now() / 1000)),
        oauth_nonce: randomBytes(8).toString('hex'),
        oauth_version: '1.0',
      },
      change,
    );
    const lines = [...Object.entries(oauth), ...url.searchParams]
      .map((pair) => pair.map(encoded).join('='))
      .sort();
    const base = [method, url.origin + url.pathname, lines.join('&')].map(encoded).join('&');
    const oauth_signature = createSign('RSA-SHA1').update(base).sign(this.privateKey, 'base64');
    const whole = with_({ ...oauth, oauth_signature }, tamper);
    return `OAuth ${Object.entries(whole)
      .map(([name, value]) => `${encoded(name)}="${encoded(value)}"`)
      .join(', ')}`;
  }

  request(method: string, address: string, change: Change = {}, tamper: Change = {}): Request {
    return new Request(address, {
      method,
      headers: { authorization: this.header(method, address, change, tamper) },
    });
  }
}

function with_(values: Parameters, change: Change): Parameters {
  return Object.fromEntries(
    Object.entries({ ...values, ...change }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** A form in a body, as an object. */
export async function formOf(answer: Response): Promise<Parameters> {
  return Object.fromEntries(new URLSearchParams(await answer.text()));
}
