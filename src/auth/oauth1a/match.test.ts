import { generateKeyPair } from './key-pair';
import { compare } from './match';
import { bareKey } from './public-key';

describe('comparing with what the other side shows', () => {
  test.each([
    ['planlink42', 'planlink42', { equal: true }],
    ['planlink42', 'planlink42\r\n', { equal: true }],
    ['planlink42', '', { equal: false, reason: 'empty', at: 0 }],
    ['planlink42', ' planlink42', { equal: false, reason: 'space', at: 0 }],
    ['planlink42', 'plan link42', { equal: false, reason: 'space', at: 4 }],
    ['planlink42', 'planlink42\u200b', { equal: false, reason: 'space', at: 10 }],
    ['planlink42', 'planLink42', { equal: false, reason: 'case', at: 4 }],
    ['planlink42', 'planlink43', { equal: false, reason: 'differs', at: 9 }],
    ['planlink42', 'planlink', { equal: false, reason: 'differs', at: 8 }],
    ['planlink42', 'planlink421', { equal: false, reason: 'differs', at: 10 }],
  ])('JA22 consumer key %j and %j', (ours, pasted, expected) => {
    expect(compare('consumerKey', ours, pasted)).toEqual(expected);
  });

  test('JA23 public keys are equal however they are written, and another one is named', async () => {
    const [ours, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
    expect(compare('publicKey', ours.publicKey, `  ${bareKey(ours.publicKey)}\n`)).toEqual({ equal: true });
    const different = compare('publicKey', ours.publicKey, other.publicKey);
    expect(different).toMatchObject({ equal: false, reason: 'other-key', fingerprint: other.fingerprint });
    // The first letters of all RSA keys of one length are the same.
    expect(different).toHaveProperty('at', expect.any(Number));
    expect('at' in different ? different.at : 0).toBeGreaterThan(10);
    expect(compare('publicKey', ours.publicKey, 'none')).toMatchObject({ reason: 'not-a-key' });
    expect(compare('publicKey', ours.publicKey, ours.privateKey)).toEqual({
      equal: false,
      reason: 'not-a-key',
      fault: 'private-key',
      at: 0,
    });
    expect(compare('publicKey', ours.publicKey, '\n')).toMatchObject({ reason: 'empty' });
  });

  test.each([
    ['https://jira.example/', { equal: true }],
    ['HTTPS://JIRA.example:443', { equal: true }],
    ['  https://jira.example//\n', { equal: true }],
    ['', { equal: false, reason: 'empty', at: 0 }],
    ['http://jira.example', { equal: false, reason: 'scheme', at: 4 }],
    ['https://jira.exampel', { equal: false, reason: 'host', at: 18 }],
    ['https://jira.example:8443', { equal: false, reason: 'port', at: 20 }],
    ['https://jira.example/jira', { equal: false, reason: 'path', at: 20 }],
    ['https://jira.example/?a=1', { equal: false, reason: 'path', at: 20 }],
    ['https://jira. example', { equal: false, reason: 'space', at: 13 }],
    ['jira.example', { equal: false, reason: 'not-an-address', at: 0 }],
    ['https://', { equal: false, reason: 'not-an-address', at: 8 }],
  ])('JA24 address https://jira.example and %j', (pasted, expected) => {
    expect(compare('address', 'https://jira.example', pasted)).toEqual(expected);
  });

  test('JA24 paths: the last slash does not count, the case does', () => {
    expect(compare('address', 'https://jira.example/jira', 'https://jira.example/jira/')).toEqual({
      equal: true,
    });
    expect(compare('address', 'https://jira.example/jira', 'https://jira.example/Jira')).toEqual({
      equal: false,
      reason: 'case',
      at: 21,
    });
  });
});
