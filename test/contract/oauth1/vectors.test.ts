/** The base string against published vectors: RFC 5849 and the test suites of others. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import {
  baseString,
  baseStringUri,
  collectParameters,
  normaliseParameters,
  percentEncode,
  type Parameter,
} from '../../../src/auth/oauth1a/base-string';
import { sharedFile } from '../shared-data';
import { describeWhere } from './where-present';

const pair = z.tuple([z.string(), z.string()]);
const pairs = z.object({ cases: z.array(pair) });
const vectorsSchema = z.object({
  rfc5849_example: z.object({
    method: z.string(),
    baseStringUri: z.string(),
    query: z.string(),
    body: z.string(),
    authorizationHeader: z.string(),
    params: z.array(pair),
    normalized: z.string(),
    baseString: z.string(),
  }),
  baseStringUri: pairs,
  constructRequestUrl: pairs,
  percentEncoding: pairs,
  normalizeParameters: z.object({ cases: z.array(z.tuple([z.array(pair), z.string()])) }),
});

const file = 'oauth-vectors.json';
const path = sharedFile(file);

describeWhere(path !== null, 'published vectors', `../shared/data/${file} is not here`, () => {
  const vectors = vectorsSchema.parse(JSON.parse(readFileSync(path ?? '', 'utf8')));

  describe('the example of RFC 5849, section 3.4.1', () => {
    const example = vectors.rfc5849_example;
    const url = `${example.baseStringUri}?${example.query}`;
    const parameters = collectParameters(
      url,
      new URLSearchParams(example.body),
      headerParameters(example.authorizationHeader),
    );
    const sorted = (list: readonly Parameter[]): readonly string[] => list.map((one) => one.join('=')).sort();

    it('has the parameters of query, form and header, and neither realm nor signature', () => {
      expect(sorted(parameters)).toEqual(sorted(example.params));
    });

    it('has its normalised parameters', () => {
      expect(normaliseParameters(parameters)).toBe(example.normalized);
    });

    it('has its base string', () => {
      expect(baseString(example.method, url, parameters)).toBe(example.baseString);
    });
  });

  // A host with a space is none to the standard by which requests are sent: it cannot get as far as a signature.
  const [sent, unsendable] = [true, false].map((wanted) =>
    vectors.baseStringUri.cases.filter(([url]) => URL.canParse(url) === wanted),
  );

  it.each([...sent!, ...vectors.constructRequestUrl.cases])(
    'the address %s is signed as %s',
    (url, expected) => {
      expect(baseStringUri(url)).toBe(expected);
    },
  );

  it('refuses the one address that cannot be sent', () => {
    expect(unsendable!.map(([url]) => url)).toEqual(['https://www.hello world.com/']);
    expect(() => baseStringUri(unsendable![0]![0])).toThrow('Invalid URL');
  });

  it.each(vectors.percentEncoding.cases)('%j is encoded as %s', (text, expected) => {
    expect(percentEncode(text)).toBe(expected);
  });

  it.each(vectors.normalizeParameters.cases)('%j is normalised', (parameters, expected) => {
    expect(normaliseParameters(parameters)).toBe(expected);
  });
});

function headerParameters(header: string): readonly Parameter[] {
  return [...header.matchAll(/(\w+)="([^"]*)"/g)]
    .map(([, name, value]): Parameter => [decodeURIComponent(name!), decodeURIComponent(value!)])
    .filter(([name]) => name !== 'realm');
}
