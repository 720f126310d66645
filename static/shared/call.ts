import { invoke } from '@forge/bridge';
import { errorCodes } from '../../src/contract/error-codes';
import type {
  AdminAnswers,
  AdminRequest,
  IssueAnswers,
  IssueRequest,
  ProjectAnswers,
  ProjectRequest,
} from '../../src/contract/requests';
import type { Answer } from '../../src/contract/views';

/** What a failed call tells the reader: the code selects the words, the facts fill them in. */
export type Trouble = Extract<Answer<never>, { ok: false }>['error'];

const codes: ReadonlySet<unknown> = new Set(errorCodes);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The envelope is checked here; what is inside it is held to the contract by the backend's own tests. */
function isAnswer<T>(value: unknown): value is Answer<T> {
  if (!isRecord(value)) return false;
  if (value['ok'] === true) return 'data' in value;
  const error = value['error'];
  return value['ok'] === false && isRecord(error) && codes.has(error['code']) && isRecord(error['facts']);
}

const internal: Answer<never> = { ok: false, error: { code: 'INTERNAL', facts: {}, reference: '' } };

async function ask<T>(name: string, payload: Record<string, unknown>): Promise<Answer<T>> {
  try {
    const value = await invoke<unknown>(name, payload);
    return isAnswer<T>(value) ? value : internal;
  } catch {
    // The thrown text is the platform's ("There was an error invoking the function - ..."): nothing for a reader.
    return internal;
  }
}

/** Asks a resolver of the Connections page; never throws: a failed invocation is an answer with code INTERNAL. */
export function callAdmin<N extends keyof AdminAnswers>(
  name: N,
  payload: AdminRequest<N>,
): Promise<Answer<AdminAnswers[N]>> {
  return ask(name, payload);
}

/** Asks a resolver of the project page; never throws. */
export function callProject<N extends keyof ProjectAnswers>(
  name: N,
  payload: ProjectRequest<N>,
): Promise<Answer<ProjectAnswers[N]>> {
  return ask(name, payload);
}

/** Asks a resolver of the issue panel; never throws. */
export function callIssue<N extends keyof IssueAnswers>(
  name: N,
  payload: IssueRequest<N>,
): Promise<Answer<IssueAnswers[N]>> {
  return ask(name, payload);
}
