import type * as z from 'zod';
import { Problem, type ProblemScope } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
import type { AlignApi } from './client';
import { list } from './items';

/** No more come at once: https://help.jiraalign.com/hc/en-us/articles/360048085774 */
export const pageSize = 100;
/** A list that is longer is a server that goes round in circles. */
const mostPages = 1000;
/** A filter of fewer alternatives than this is not taken apart: then something else of it is wrong. */
const fewest = 10;

/** The options of https://help.jiraalign.com/hc/en-us/articles/360060894632, in the spelling of OData. */
export interface Query {
  readonly filter?: string;
  readonly select?: string;
  readonly orderby?: string;
  readonly top: number;
  readonly skip?: number;
}

export const either = (clauses: readonly string[]): string =>
  clauses.length === 1 ? (clauses[0] ?? '') : `(${clauses.join(' or ')})`;

/** Lists of one site. Each method throws what the call throws. */
export class Lists {
  /** How many alternatives a filter may have on this site, as far as refusals have told. */
  private alternatives = pageSize;

  constructor(private readonly api: AlignApi) {}

  page(path: string, query: Query, scope: ProblemScope): Promise<readonly Record<string, unknown>[]> {
    const options: Record<string, string> = { $top: String(query.top) };
    if (query.filter !== undefined) options['$filter'] = query.filter;
    if (query.select !== undefined) options['$select'] = query.select;
    if (query.orderby !== undefined) options['$orderby'] = query.orderby;
    if (query.skip !== undefined && query.skip > 0) options['$skip'] = String(query.skip);
    return this.api.json({ method: 'GET', path: `/2${path}`, query: options, scope }, list);
  }

  /** Pages to their end. */
  async all<T>(path: string, query: Omit<Query, 'top' | 'skip'>, shape: z.ZodType<T>): Promise<T[]> {
    const items: T[] = [];
    for (let number = 0; number < mostPages; number += 1) {
      const skip = number * pageSize;
      const page = await this.page(path, { ...query, orderby: 'id', top: pageSize, skip }, 'connection');
      for (const given of page) {
        const read = shape.safeParse(given);
        if (!read.success) throw notCompatible({ member: read.error.issues[0]?.path.join('.') ?? '' });
        items.push(read.data);
      }
      if (page.length < pageSize) return items;
    }
    throw notCompatible({ member: path });
  }

  /**
   * Items by their numbers. How long a filter may be nobody says: one that is refused is halved, and what was learnt is
   * remembered.
   */
  async byNumber(
    path: string,
    select: string,
    numbers: readonly number[],
    scope: ProblemScope,
    also = '',
  ): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = [];
    for (let from = 0; from < numbers.length;) {
      const some = numbers.slice(from, from + this.alternatives);
      const filter = also + either(some.map((number) => `id eq ${String(number)}`));
      try {
        found.push(...(await this.page(path, { filter, select, top: some.length }, scope)));
        from += some.length;
      } catch (error) {
        const tooLong = error instanceof Problem && error.code === 'PLATFORM_REFUSED_ITEM';
        if (!tooLong || some.length <= fewest) throw error;
        this.alternatives = Math.ceil(some.length / 2);
      }
    }
    return found;
  }
}
