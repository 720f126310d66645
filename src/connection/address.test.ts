import * as fc from 'fast-check';
import { Problem } from '../errors/problem';
import { readAddress } from './address';

function refusal(address: string): string {
  try {
    readAddress(address);
    return 'accepted';
  } catch (error) {
    return error instanceof Problem ? error.code : 'not a problem';
  }
}

test.each([
  ['https://planning.example.com', 'https://planning.example.com'],
  ['  planning.example.com  ', 'https://planning.example.com'],
  ['https://Planning.Example.com/', 'https://planning.example.com'],
  ['https://planning.example.com:8443', 'https://planning.example.com:8443'],
  ['https://planning.example.com:443', 'https://planning.example.com'],
  ['planning.example.com:8443', 'https://planning.example.com:8443'],
  ['https://planning.example.com.', 'https://planning.example.com'],
  ['https://plänung.example.com', 'https://xn--plnung-cua.example.com'],
  ['https://خطة.example.com', 'https://xn--ogbj1a.example.com'],
  ['https://🚀.example.com', 'https://xn--158h.example.com'],
  ['https://ｐｌａｎ。example.com', 'https://plan.example.com'],
])('%j is read as %s', (typed, origin) => {
  expect(readAddress(typed)).toBe(origin);
});

test.each([
  ['http://planning.example.com', 'ADDRESS_NOT_HTTPS'],
  ['ftp://planning.example.com', 'ADDRESS_NOT_HTTPS'],
  ['javascript:alert(1)', 'ADDRESS_NOT_HTTPS'],
  ['https://user:secret@planning.example.com', 'ADDRESS_HAS_CREDENTIALS'],
  ['https://planning.example.com/path', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com?x=1', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com#part', 'ADDRESS_HAS_PATH'],
  ['https://127.0.0.1', 'ADDRESS_NOT_PUBLIC'],
  ['https://2130706433', 'ADDRESS_NOT_PUBLIC'],
  ['https://0x7f.1', 'ADDRESS_NOT_PUBLIC'],
  ['https://[::1]', 'ADDRESS_NOT_PUBLIC'],
  ['https://10.1.2.3', 'ADDRESS_NOT_PUBLIC'],
  ['https://169.254.169.254', 'ADDRESS_NOT_PUBLIC'],
  ['https://metadata.google.internal', 'ADDRESS_NOT_PUBLIC'],
  ['https://localhost', 'ADDRESS_NOT_PUBLIC'],
  ['https://intranet', 'ADDRESS_NOT_PUBLIC'],
  ['https://printer.local', 'ADDRESS_NOT_PUBLIC'],
  [`https://${'a'.repeat(300)}.example.com`, 'ADDRESS_NOT_PUBLIC'],
  [`https://${'a.'.repeat(140)}example.com`, 'ADDRESS_NOT_PUBLIC'],
  ['https://planning.example.com..', 'ADDRESS_NOT_PUBLIC'],
  ['https://.example.com', 'ADDRESS_NOT_PUBLIC'],
  ['https://localhost.', 'ADDRESS_NOT_PUBLIC'],
  ['https://printer.localdomain', 'ADDRESS_NOT_PUBLIC'],
  ['https://metadata.goog', 'ADDRESS_NOT_PUBLIC'],
  ['https://169.254.169.254.', 'ADDRESS_NOT_PUBLIC'],
  ['https://１２７.0.0.1', 'ADDRESS_NOT_PUBLIC'],
  ['https://%6cocalhost', 'ADDRESS_NOT_PUBLIC'],
  ['https://[::ffff:127.0.0.1]', 'ADDRESS_NOT_PUBLIC'],
  ['https://[fe80::1]', 'ADDRESS_NOT_PUBLIC'],
  ['https://planning\u202e.example.com', 'ADDRESS_NOT_PUBLIC'],
  ['https://plan\nning.example.com', 'ADDRESS_NOT_PUBLIC'],
  ['https://plan\u200dning.example.com', 'ADDRESS_NOT_PUBLIC'],
  ['https://@planning.example.com', 'ADDRESS_HAS_CREDENTIALS'],
  ['https://planning.example.com/.', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com\\@evil.example.com', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com?', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com#', 'ADDRESS_HAS_PATH'],
  ['https://planning.example.com:99999', 'ADDRESS_PORT_CLOSED'],
  ['https://127.0.0.1:22', 'ADDRESS_PORT_CLOSED'],
  ['data:text/html,x', 'ADDRESS_NOT_HTTPS'],
  ['https://planning.example.com:22', 'ADDRESS_PORT_CLOSED'],
  ['not an address', 'ADDRESS_NOT_PUBLIC'],
  ['', 'ADDRESS_NOT_PUBLIC'],
])('%j is refused with %s', (typed, code) => {
  expect(refusal(typed)).toBe(code);
});

test('whatever is typed, the answer is an https origin that reads as itself, or a refusal with its reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.webUrl(), fc.domain()), (typed) => {
      const code = refusal(typed);
      if (code !== 'accepted') return expect(code).toMatch(/^ADDRESS_/);
      const origin = readAddress(typed);
      expect(new URL(origin).origin).toBe(origin);
      expect(readAddress(origin)).toBe(origin);
    }),
  );
});
