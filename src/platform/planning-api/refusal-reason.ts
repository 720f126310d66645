import { Problem, type ProblemScope } from '../../errors/problem';
import { plainReason } from '../http/classify-answer';
import { parseJson } from '../http/exchange';
import { problem as problemSchema } from './schemas';

/** What the problem document of a refused request says (docs/platform-api); null when it is none that is known. */
export function refusalReason(body: string, _status: number, scope: ProblemScope): Problem | null {
  const read = problemSchema.safeParse(parseJson(body));
  if (!read.success) return null;
  const { code, errors = [] } = read.data;
  // What was sent was of the wrong markup; the answer said the right one, so the next try is another.
  if (code === 'markup-differs') return new Problem('PLATFORM_VERSION_CONFLICT', { scope, retry: 'backoff' });
  const [first] = errors;
  if (code === 'invalid-filter') {
    const facts = { reason: plainReason(first?.detail ?? '') };
    return new Problem('PLATFORM_FILTER_REFUSED', { scope, retry: 'never', facts });
  }
  // Only a plain name, since it is shown to people and must carry nothing else.
  if (first === undefined || !/^[A-Za-z][A-Za-z0-9._~-]{0,119}$/.test(first.field)) return null;
  return new Problem('PLATFORM_REFUSED_ITEM', { scope, retry: 'backoff', facts: { field: first.field } });
}
