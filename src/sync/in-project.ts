import { Problem } from '../errors/problem';
import type { LinkedProject } from './context';

/**
 * Work for one project link. What is refused to its project as a whole (a filter that names something that is gone, the
 * right to make anything) is said of this link: the projects themselves can still be seen, and asking them would not
 * tell. Throws what the work throws.
 */
export async function inProject<T>(
  { link }: Pick<LinkedProject, 'link'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'project') throw error;
    throw new Problem(error.code, { linkId: link.id, ...error.details });
  }
}
