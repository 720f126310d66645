import type { ProjectAuthorisation } from '../../src/contract/requests';
import type { Answer } from '../../src/contract/views';
import type { AuthoriseCalls, Proof } from '../shared/authorise/authorise-calls';
import { callProject } from '../shared/call';

function proofOf(answer: Answer<ProjectAuthorisation>): Answer<Proof<null>> {
  if (!answer.ok) return answer;
  const { data } = answer;
  switch (data.state) {
    case 'consent':
      return { ok: true, data: { ...data, state: 'waiting' } };
    case 'done':
      return { ok: true, data: { state: 'done', result: null, authorisation: null } };
    case 'none':
      return { ok: true, data: { state: 'none' } };
    case 'waiting':
    case 'failed':
      return { ok: true, data };
  }
}

/** Authorising as the project page may do it: told how far it is, and nothing of the connection's inside. */
export function projectAuthoriseCalls(
  projectId: string,
  connectionId: string,
  refresh: () => Promise<void>,
): AuthoriseCalls<null> {
  const asked = { projectId, connectionId };
  return {
    stage: async (credentials) => {
      const answer = await callProject('project.stage', { ...asked, credentials });
      // What was staged is shown from the overview: it has to be there when the next step is drawn.
      if (answer.ok) await refresh();
      return answer;
    },
    discard: null,
    start: async (use, returns) =>
      proofOf(await callProject('project.authorise', { ...asked, use, returns })),
    verify: async (code) => proofOf(await callProject('project.verify', { ...asked, code })),
    advance: async () => proofOf(await callProject('project.advance', asked)),
    cancel: () => callProject('project.cancel', asked),
  };
}
