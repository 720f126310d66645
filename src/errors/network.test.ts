import { networkProblem } from './network';

const HOST = 'planning.example.com';

function failure(code: string, message = 'failed'): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

test.each([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])('%s is a matter of the certificate or of TLS', (code) => {
  expect(networkProblem(failure(code), HOST)).toMatchObject({
    code: 'PLATFORM_TLS',
    details: { facts: { host: HOST } },
  });
});

test.each([
  ['ECONNREFUSED', 'PLATFORM_UNREACHABLE'],
  ['ECONNRESET', 'PLATFORM_UNREACHABLE'],
  ['ENOTFOUND', 'PLATFORM_NOT_FOUND'],
  ['EAI_AGAIN', 'PLATFORM_NOT_FOUND'],
  ['ETIMEDOUT', 'PLATFORM_TIMEOUT'],
  ['REQUEST_EGRESS_ALLOWLIST_ERR', 'EGRESS_NOT_APPROVED'],
])('%s is none', (code, problem) => {
  expect(networkProblem(failure(code), HOST).code).toBe(problem);
});

test('what a runtime says in a message, a name or a word of its own is heard too', () => {
  const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });
  const code = (error: unknown) => networkProblem(error, HOST).code;
  const unknownName = 'request failed, reason: getaddrinfo ENOTFOUND plan.example.com';
  expect(code(named('FUNCTION_FETCH_ERR', unknownName))).toBe('PLATFORM_NOT_FOUND');
  expect(code(named('REQUEST_EGRESS_ALLOWLIST_ERR'))).toBe('EGRESS_NOT_APPROVED');
  expect(code(new DOMException('late', 'TimeoutError'))).toBe('PLATFORM_TIMEOUT');
  expect(code(failure('UND_ERR_HEADERS_TIMEOUT'))).toBe('PLATFORM_TIMEOUT');
  expect(code({ message: 'connect ETIMEDOUT' })).toBe('PLATFORM_TIMEOUT');
  expect(code('a word')).toBe('PLATFORM_UNREACHABLE');
});

test('a chain of causes that bites its tail ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(networkProblem(error, HOST).code).toBe('PLATFORM_UNREACHABLE');
});

test('a host whose name only sounds like a certificate is not taken for one', () => {
  expect(networkProblem(failure('ECONNREFUSED', 'connect CERTIFICATES.example.com'), HOST).code).toBe(
    'PLATFORM_UNREACHABLE',
  );
});
