import type { AuthorisationProgress, AuthorisationStart } from '../../../src/contract/authorisation-progress';
import type { Answer, ConnectionDetail } from '../../../src/contract/views';
import type { AuthoriseCalls, Proof } from '../../shared/authorise/authorise-calls';
import { callAdmin } from '../../shared/call';

function proofOf(
  answer: Answer<AuthorisationStart | AuthorisationProgress>,
): Answer<Proof<ConnectionDetail>> {
  if (!answer.ok) return answer;
  const { data } = answer;
  switch (data.state) {
    case 'consent':
      return { ok: true, data: { ...data, state: 'waiting' } };
    case 'done': {
      const { connection } = data;
      return {
        ok: true,
        data: { state: 'done', result: connection, authorisation: connection.authorisation },
      };
    }
    default:
      return { ok: true, data };
  }
}

/** Authorising as a Jira administrator does it; `onChanged` is given the connection whenever it changes on the way. */
export function adminAuthoriseCalls(
  connectionId: string,
  onChanged: (connection: ConnectionDetail) => void,
): AuthoriseCalls<ConnectionDetail> {
  const told = (answer: Answer<ConnectionDetail>): Answer<ConnectionDetail> => {
    if (answer.ok) onChanged(answer.data);
    return answer;
  };
  return {
    stage: async (credentials) => told(await callAdmin('credentials.stage', { connectionId, credentials })),
    discard: async () => told(await callAdmin('credentials.discard', { connectionId })),
    start: async (use, returns) =>
      proofOf(await callAdmin('authorisation.start', { connectionId, use, returns })),
    verify: async (code) => proofOf(await callAdmin('authorisation.verify', { connectionId, code })),
    advance: async () => proofOf(await callAdmin('authorisation.advance', { connectionId })),
    cancel: () => callAdmin('authorisation.cancel', { connectionId }),
  };
}
