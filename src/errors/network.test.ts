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

test('a host whose name only sounds like a certificate is not taken for one', () => {
  expect(networkProblem(failure('ECONNREFUSED', 'connect CERTIFICATES.example.com'), HOST).code).toBe(
    'PLATFORM_UNREACHABLE',
  );
});
