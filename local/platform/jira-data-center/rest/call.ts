import type * as z from 'zod';
import { Refusal } from '../../../jira/refusal';
import type { Clock } from '../../../clock';
import type { Actor } from '../../data/model';
import type { Store } from '../../data/store';
import type { Faults } from '../../faults';
import type { Site } from '../site';

export interface RestParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly faults: Faults;
  readonly site: Site;
  readonly publicOrigin: string;
}

export interface Call {
  readonly request: Request;
  /** Null for a call without credentials. */
  readonly caller: Actor | null;
  /** A path parameter. */
  readonly param: (name: string) => string;
  /** A query option; null when it is absent. */
  readonly query: (name: string) => string | null;
}

export type Handler = (call: Call) => Response | Promise<Response>;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** Behind `/rest/api/2`. */
  readonly path: string;
  /** Query options; any other is refused, so that a client's mistake is no wish unheard. */
  readonly options?: readonly string[];
  /** Works without credentials. */
  readonly open?: true;
  readonly handler: Handler;
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  });
}

export const noContent = (): Response => new Response(null, { status: 204 });

export const actorOf = ({ caller }: Call): Actor => {
  if (caller === null) throw new Refusal(401, ['You are not authenticated.']);
  return caller;
};

/** @throws Refusal 415 without the media type of JSON, 400 for what is no JSON or not of the shape */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const body = await readJson(request);
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.path.join('.') ?? '');
  throw new Refusal(400, [
    issue?.code === 'unrecognized_keys'
      ? `Unrecognized field "${where}"`
      : `Can not deserialize the value of "${where}": ${issue?.message ?? ''}`,
  ]);
}

export async function readJson(request: Request): Promise<unknown> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw new Refusal(415, ['Unsupported Media Type']);
  try {
    return JSON.parse(await request.text());
  } catch {
    throw new Refusal(400, ['Unexpected character: expected a valid value (JSON)']);
  }
}

/** A page option that is a number. @throws Refusal 400 */
export function countOf(call: Call, name: string, otherwise: number): number {
  const text = call.query(name);
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(400, [`The value of "${name}" is not a number: ${text}`]);
  return Number(text);
}

/** As Jira writes times in JSON. */
export const stamp = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');
