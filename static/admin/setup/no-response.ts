import type { ErrorCode } from '../../../src/contract/error-codes';

const silent: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PLATFORM_NOT_FOUND',
  'PLATFORM_UNREACHABLE',
  'PLATFORM_TIMEOUT',
  'PLATFORM_UNAVAILABLE',
  'PLATFORM_RATE_LIMITED',
]);

/** True when the platform gave no answer, which may be put right later; what it did answer has to be mended first. */
export function isNoResponse(code: ErrorCode): boolean {
  return silent.has(code);
}
