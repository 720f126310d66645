import {
  baseString,
  baseStringUri,
  collectParameters,
  normaliseParameters,
  percentEncode,
} from './base-string';

describe('the base string', () => {
  test('encodes what encodeURIComponent leaves, and nothing that needs no encoding', () => {
    expect(percentEncode("!'()*")).toBe('%21%27%28%29%2A');
    expect(percentEncode('aZ09-._~')).toBe('aZ09-._~');
    expect(percentEncode('é✈😀')).toBe('%C3%A9%E2%9C%88%F0%9F%98%80');
  });

  test('carries half a surrogate pair as addresses and forms carry it', () => {
    const form = new URLSearchParams([['a', '\ud83d']]);
    expect(`a=${percentEncode('\ud83d')}`).toBe(form.toString());
  });

  test.each([
    ['HTTPS://Planning.Example:443/rest/A%20b?x=1#part', 'https://planning.example/rest/A%20b'],
    ['http://planning.example:80', 'http://planning.example/'],
    ['https://planning.example:80/', 'https://planning.example:80/'],
    ['https://planning.example/ä/%2F/%7e', 'https://planning.example/%C3%A4/%2F/%7e'],
  ])('names %s as the wire does', (url, expected) => {
    expect(baseStringUri(url)).toBe(expected);
  });

  test('refuses what is no http address', () => {
    expect(() => baseStringUri('ftp://planning.example/')).toThrow('Not an http address: ftp:');
    expect(() => baseStringUri('/path')).toThrow('Invalid URL');
  });

  test('reads query and form as forms, keeps repeated and empty ones, and leaves the signature out', () => {
    const parameters = collectParameters(
      'https://planning.example/?a=1+2&a=%2B&b&c=&oauth_signature=x',
      new URLSearchParams('a=1+2&d=%26'),
      [['oauth_nonce', 'n']],
    );
    expect(parameters).toEqual([
      ['a', '1 2'],
      ['a', '+'],
      ['b', ''],
      ['c', ''],
      ['a', '1 2'],
      ['d', '&'],
      ['oauth_nonce', 'n'],
    ]);
  });

  test('sorts after encoding: by bytes, not as people sort', () => {
    const normalised = normaliseParameters([
      ['a', 'é'],
      ['a', 'z'],
      ['a', '~'],
      ['B', '1'],
      ['a', 'Z'],
      ['ab', ''],
      ['a!', ''],
    ]);
    expect(normalised).toBe('B=1&a=%C3%A9&a=Z&a=z&a=~&a%21=&ab=');
  });

  test('puts method, address and parameters together, each encoded once more', () => {
    expect(baseString('get', 'https://planning.example/x?b=2', [['a', '1 2']])).toBe(
      'GET&https%3A%2F%2Fplanning.example%2Fx&a%3D1%25202',
    );
  });
});
