import type * as z from 'zod';
import type { Answer } from '../contract/views';
import { newReference } from '../connection/health';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';

/** Who calls, as Forge's runtime says; nothing of this comes from the browser. */
export interface Caller {
  readonly accountId: string;
}

/** Says whether the caller may do this with exactly these ids. It asks Jira as the user, and a failed question is a no. */
export type Guard<P> = (caller: Caller, payload: P) => Promise<boolean>;

export interface Resolver {
  call(caller: Caller | undefined, payload: unknown): Promise<Answer<unknown>>;
}

/** Makes the resolvers of one surface. There is no way to make one without a guard and a schema. */
export class Surface<Answers> {
  readonly resolvers = new Map<keyof Answers & string, Resolver>();

  constructor(private readonly log: Logger) {}

  define<N extends keyof Answers & string, S extends z.ZodType>(
    name: N,
    guard: Guard<z.output<S>>,
    schema: S,
    handler: (payload: z.output<S>, caller: Caller) => Promise<Answers[N]>,
  ): void {
    this.resolvers.set(name, {
      call: async (caller, payload) => {
        try {
          const read = schema.safeParse(payload);
          if (caller === undefined) throw new Problem('NOT_ALLOWED', { scope: 'request', retry: 'never' });
          // A payload that cannot be read names no ids to ask about: it is refused as such, and reaches nothing.
          if (!read.success)
            throw new Problem('INPUT_INVALID', {
              scope: 'request',
              retry: 'never',
              facts: { field: fieldOf(read.error) },
            });
          if (!(await allowed(guard, caller, read.data)))
            throw new Problem('NOT_ALLOWED', { scope: 'request', retry: 'never' });
          return { ok: true, data: await handler(read.data, caller) };
        } catch (error) {
          return this.refuse(name, error);
        }
      },
    });
  }

  private refuse(name: string, error: unknown): Answer<never> {
    const reference = newReference();
    if (error instanceof Problem) {
      return { ok: false, error: { code: error.code, facts: { ...error.details.facts }, reference } };
    }
    this.log.error('A resolver failed', error, { resolver: name, reference });
    return { ok: false, error: { code: 'INTERNAL', facts: {}, reference } };
  }
}

async function allowed<P>(guard: Guard<P>, caller: Caller, payload: P): Promise<boolean> {
  try {
    return await guard(caller, payload);
  } catch {
    return false;
  }
}

/** The name of the field that is wrong, never its value. */
function fieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.map(String).join('.') ?? '';
}
