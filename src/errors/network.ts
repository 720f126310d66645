import { Problem } from './problem';

/**
 * A request that brought no answer at all: turned into a cause by what the network or Forge's proxy says.
 * Forge refuses a host the admin has not approved with REQUEST_EGRESS_ALLOWLIST_ERR.
 * https://developer.atlassian.com/platform/forge/customer-managed-egress-and-remotes/
 */
export function networkProblem(error: unknown, host: string): Problem {
  const facts = { host };
  const texts = [...chain(error)].map((link) => `${link.name} ${link.code} ${link.message}`).join(' | ');
  if (/REQUEST_EGRESS_ALLOWLIST_ERR|BLOCKED_EGRESS|ExternalEndpointNotAllowed/i.test(texts)) {
    return new Problem('EGRESS_NOT_APPROVED', { scope: 'connection', retry: 'never', facts });
  }
  if (/TimeoutError|AbortError|UND_ERR_(HEADERS|BODY|CONNECT)_TIMEOUT|ETIMEDOUT/.test(texts)) {
    return new Problem('PLATFORM_TIMEOUT', { scope: 'connection', retry: 'backoff', facts });
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(texts)) {
    return new Problem('PLATFORM_NOT_FOUND', { scope: 'connection', retry: 'backoff', facts });
  }
  if (CERTIFICATE.test(texts)) {
    return new Problem('PLATFORM_TLS', { scope: 'connection', retry: 'backoff', facts });
  }
  return new Problem('PLATFORM_UNREACHABLE', { scope: 'connection', retry: 'backoff', facts });
}

/** What Node and OpenSSL call a certificate that cannot be trusted: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE =
  /\b(CERT_[A-Z_]+|CERTIFICATE_VERIFY_FAILED|UNABLE_TO_(VERIFY|GET|DECRYPT|DECODE)_[A-Z_]+|(DEPTH_ZERO_)?SELF_SIGNED_CERT[A-Z_]*|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED|INVALID_PURPOSE|ERR_(TLS|SSL)_[A-Z_0-9]+|EPROTO)\b/;

/** True for Forge's own refusal of a host, which comes as an answer and not as an exception. */
export function isEgressRefusal(response: Response): boolean {
  const code = response.headers.get('forge-proxy-error') ?? '';
  return /BLOCKED_EGRESS|REQUEST_EGRESS_ALLOWLIST_ERR/.test(code);
}

/** Whatever was thrown: an error of another realm or a plain object is no `Error` here, and says as much. */
function* chain(error: unknown): Generator<{ name: string; code: string; message: string }> {
  let link = error;
  for (let depth = 0; depth < 5 && typeof link === 'object' && link !== null; depth += 1) {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    yield {
      name: 'name' in link ? text(link.name) : '',
      code: 'code' in link ? text(link.code) : '',
      message: 'message' in link ? text(link.message) : '',
    };
    link = 'cause' in link ? link.cause : undefined;
  }
}
