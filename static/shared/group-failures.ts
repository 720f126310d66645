import type { ErrorCode } from '../../src/contract/error-codes';
import type { FailureView } from '../../src/contract/views';

export interface FailureGroup {
  readonly code: ErrorCode;
  readonly severity: FailureView['severity'];
  readonly first: FailureView;
  readonly failures: readonly FailureView[];
}

/** Groups by cause: failures before notices, the largest group first, in a group the latest first. */
export function groupFailures(failures: readonly FailureView[]): readonly FailureGroup[] {
  const groups = new Map<string, FailureView[]>();
  for (const failure of [...failures].sort((a, b) => b.error.lastSeenAt.localeCompare(a.error.lastSeenAt))) {
    const key = `${failure.severity} ${failure.error.code}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first === undefined
        ? []
        : [{ code: first.error.code, severity: first.severity, first, failures: members }];
    })
    .sort((a, b) =>
      a.severity === b.severity ? b.failures.length - a.failures.length : a.severity === 'failure' ? -1 : 1,
    );
}
