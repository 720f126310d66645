import type * as z from 'zod';
import type { Answer } from '../contract/views';
import { newReference } from '../connection/health';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import { halfCharacterField } from './half-character';

/** Who calls, as Forge's runtime says; nothing of this comes from the browser. */
export interface Caller {
  readonly accountId: string;
}

/** Says whether the caller may do this with exactly these ids. It asks Jira as the user; whoever cannot be asked about is not let in. */
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
          if (!read.success) throw unreadable(fieldOf(read.error));
          const broken = halfCharacterField(read.data);
          if (broken !== null) throw unreadable(broken);
          const refusal = await refusalOf(guard, caller, read.data);
          if (refusal !== null) throw new Problem(refusal, { scope: 'request', retry: 'never' });
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

/** Null for a yes. A Jira that cannot be asked says nothing about the person, who would go and look for a permission. */
async function refusalOf<P>(
  guard: Guard<P>,
  caller: Caller,
  payload: P,
): Promise<'NOT_ALLOWED' | 'JIRA_BUSY' | null> {
  try {
    return (await guard(caller, payload)) ? null : 'NOT_ALLOWED';
  } catch (error) {
    return isBusy(error) ? 'JIRA_BUSY' : 'NOT_ALLOWED';
  }
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  const { code, details } = error;
  // Under the same code Jira's refusal of an id that is none comes with its status.
  return (
    code === 'JIRA_RATE_LIMITED' || (code === 'JIRA_UNAVAILABLE' && Number(details.facts?.['status']) >= 500)
  );
}

function unreadable(field: string): Problem {
  return new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field } });
}

/** The name of the field that is wrong, never its value. */
function fieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.map(String).join('.') ?? '';
}
