import type { ConnectionSummary } from '../../src/contract/views';
import type { Language } from '../shared/language';

/** What support asks for first: the kind of platform, the connection's number, and the last error's reference. */
export function supportDetails(
  { say }: Pick<Language, 'say'>,
  connection: Pick<ConnectionSummary, 'platformName' | 'number' | 'error'>,
): string {
  const lines = [
    say('support.platform', { platform: connection.platformName }),
    say('support.number', { number: String(connection.number) }),
  ];
  if (connection.error !== null) {
    const { reference, code } = connection.error;
    lines.push(say('problem.reference', { reference, code }));
  }
  return lines.join('\n');
}
