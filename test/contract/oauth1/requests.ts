import fc from 'fast-check';

/** A request to sign, as random as addresses and forms may be. */
export interface RandomRequest {
  readonly method: string;
  /** As it goes over the wire. */
  readonly url: string;
  readonly form: string | null;
  readonly consumerKey: string;
  readonly token: string | null;
  readonly callback: string | null;
  readonly verifier: string | null;
  readonly nonce: string;
  readonly timestamp: number;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...Array.from(`+ %&=;!*'()~-._/?#@:$,[]"\\é✈😀`)), maxLength: 8 }),
  fc.constantFrom('', 'a', 'A', '%2B', 'a b', 'ü'),
);
/** Protocol parameters in a query are another thing (RFC 5849, 3.5.3), and none of ours. */
const name = text.filter((one) => !one.startsWith('oauth_'));
const some = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

/** The same pair, written as different clients write it. */
const written = fc
  .tuple(name, text, fc.constantFrom('form', 'percent', 'small', 'bare'))
  .map(([key, value, style]) => {
    const form = new URLSearchParams([[key, value]]).toString();
    const percent = `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
    if (style === 'form') return form;
    if (style === 'percent') return percent;
    if (style === 'small') return percent.replace(/%../g, (escape) => escape.toLowerCase());
    return encodeURIComponent(key);
  });

const pairs = fc
  .array(written, { maxLength: 5 })
  // Repeated names and repeated pairs are where signers go wrong.
  .chain((list) => fc.tuple(fc.constant(list), fc.subarray(list)))
  .map(([list, again]) => [...list, ...again].join('&'));

const origin = fc.constantFrom(
  'https://planning.example',
  'HTTPS://Planning.EXAMPLE:443',
  'http://planning.example:80',
  'http://planning.example:443',
  'https://planning.example:8443',
  'https://bücher.example',
  'https://192.0.2.1',
  'https://[2001:DB8:0:0::1]:8443',
);

const segment = fc.oneof(
  text.map(encodeURIComponent),
  fc.constantFrom('', '..', '%2F', '%7e', '~a', 'a b', 'é', "!$'()*+,:@&=", 'rest'),
);
const path = fc.array(segment, { maxLength: 4 }).map((segments) => segments.map((one) => `/${one}`).join(''));

const address = fc
  .tuple(origin, path, fc.option(pairs))
  .map(([start, rest, query]) => new URL(`${start}${rest}${query === null ? '' : `?${query}`}`).href);

const form = fc
  .array(fc.tuple(name, text), { minLength: 1, maxLength: 5 })
  .map((list) => new URLSearchParams([...list, ...list.slice(0, 1)]).toString());

export const randomRequest: fc.Arbitrary<RandomRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    url: address,
    form: fc.option(form),
    consumerKey: some,
    token: fc.option(some),
    callback: fc.option(fc.constantFrom('oob', 'https://app.example/x1/a?b=c&d=%20')),
    verifier: fc.option(some),
    nonce: some,
    timestamp: fc.integer({ min: 1, max: 4_000_000_000 }),
  })
  .map((request) => (request.method === 'GET' ? { ...request, form: null } : request));
