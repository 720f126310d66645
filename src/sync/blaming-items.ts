import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';

const SILENCES: readonly ErrorCode[] = ['PLATFORM_UNAVAILABLE', 'PLATFORM_TIMEOUT', 'JIRA_UNAVAILABLE'];
/** So many in a row are no longer each their own fault. */
const IN_A_ROW = 5;

/**
 * The same side, where a call about one item that brings no answer is that item's problem as long as the side otherwise
 * answers: there are items at which a server always fails, and they must not stop the others. `methods`: the calls about
 * one item that may be repeated; `probe`: a cheap call that any side that works answers.
 */
export function blamingItems<T extends object>(
  side: T,
  methods: readonly (keyof T & string)[],
  probe: () => Promise<unknown>,
): T {
  const watched = new Set<string | symbol>(methods);
  let row = 0;
  const judge = async (error: unknown): Promise<unknown> => {
    if (!(error instanceof Problem) || !SILENCES.includes(error.code)) return error;
    if (error.details.scope === 'item' || error.details.retry !== 'backoff') return error;
    row += 1;
    if (row > IN_A_ROW) return error;
    try {
      await probe();
    } catch {
      return error;
    }
    return new Problem(error.code, { ...error.details, scope: 'item' });
  };
  return new Proxy(side, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (!watched.has(name)) return (...args: unknown[]): unknown => Reflect.apply(member, target, args);
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          const answer: unknown = await Reflect.apply(member, target, args);
          row = 0;
          return answer;
        } catch (error) {
          throw await judge(error);
        }
      };
    },
  });
}
