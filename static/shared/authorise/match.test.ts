import { compare, type Match } from './match';

const pem = `-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B\nAQEFAAOCAQ8A\n-----END PUBLIC KEY-----\n`;
const key = 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A';
const told = (match: Match): string =>
  match.state === 'different' ? `${match.reason} ${match.at ?? 'whole'}` : match.state;

describe('the match checker', () => {
  it.each([
    ['', 'nothing'],
    ['planlink7k', 'equal'],
    ['planlink7k\r\n', 'equal'],
    ['planlink 7k', 'space 8'],
    ['planlink7k ', 'space 10'],
    ['planlink7k\u200b', 'space 10'],
    ['Planlink7k', 'case 0'],
    ['planlink7x', 'differs 9'],
    ['planlink', 'too-short 8'],
    ['planlink7kk', 'differs 10'],
  ])('JA22 consumer key "%s": %s', (pasted, expected) => {
    expect(told(compare('consumerKey', 'planlink7k', pasted))).toBe(expected);
  });

  it.each([
    [pem, 'equal'],
    [key, 'equal'],
    [`  ${key.slice(0, 10)}\r\n${key.slice(10)}  `, 'equal'],
    [key.slice(0, -4), 'too-short 28'],
    [`${key.slice(0, 20)}X${key.slice(21)}`, 'other-key 20'],
    [`${key.slice(0, 5)}…`, 'not-a-key 5'],
    ['Hello', 'not-a-key 0'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----', 'private-key whole'],
  ])('JA23 public key %#: %s is %s', (pasted, expected) => {
    expect(told(compare('publicKey', pem, pasted))).toBe(expected);
  });

  it.each([
    ['https://planning.example.com', 'equal'],
    [' https://PLANNING.example.com:443/ ', 'equal'],
    ['http://planning.example.com', 'scheme 4'],
    ['https://planing.example.com', 'host 12'],
    ['https://planning.example.com:8443', 'port 28'],
    ['https://planning.example.com/jira', 'path 28'],
    ['https://planning.example .com', 'space 24'],
    ['planning.example.com', 'not-an-address whole'],
  ])('JA24 address %s: %s', (pasted, expected) => {
    expect(told(compare('address', 'https://planning.example.com', pasted))).toBe(expected);
  });

  it('JA24 a path differs by case alone', () => {
    expect(told(compare('address', 'https://a.example/Jira', 'https://a.example/jira'))).toBe('case 18');
  });
});
