import type * as z from 'zod';
import type { ErrorCode } from '../../contract/error-codes';
import { Problem } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
import * as answers from './answers';
import type { JiraApi } from './api';

export type CreateField = z.output<typeof answers.createField>;

const pageSize = 100;
const mostPages = 100;

/** The fields that a new issue of each type may be given in one project. */
export class CreateScreens {
  private readonly asked = new Map<string, Promise<readonly CreateField[]>>();

  constructor(private readonly api: JiraApi) {}

  /**
   * Empty for whoever may not create such issues there. Throws what asking threw.
   */
  fields(projectId: string, typeId: string): Promise<readonly CreateField[]> {
    const place = `${projectId} ${typeId}`;
    const known = this.asked.get(place);
    if (known !== undefined) return known;
    const asked = this.ask(projectId, typeId).catch((error: unknown) => {
      this.asked.delete(place);
      throw error;
    });
    this.asked.set(place, asked);
    return asked;
  }

  private async ask(projectId: string, typeId: string): Promise<readonly CreateField[]> {
    const inPages = await unlessRefused(this.inPages(projectId, typeId));
    if (typeof inPages !== 'string') return inPages;
    // Not found: the type, or in an older Jira the way to ask.
    const found = inPages === 'PLATFORM_ITEM_GONE' ? await unlessRefused(this.atOnce(projectId, typeId)) : [];
    return typeof found === 'string' ? [] : found;
  }

  /** Since Jira 8.4. */
  private async inPages(projectId: string, typeId: string): Promise<readonly CreateField[]> {
    const path = `/issue/createmeta/${encodeURIComponent(projectId)}/issuetypes/${encodeURIComponent(typeId)}`;
    const fields: CreateField[] = [];
    for (let count = 0; count < mostPages; count += 1) {
      const query = { startAt: String(fields.length), maxResults: String(pageSize) };
      const call = { method: 'GET', path, query, scope: 'project' } as const;
      const { values, isLast, total } = await this.api.json(call, answers.page(answers.createField));
      fields.push(...values);
      const isEnd = isLast ?? fields.length >= (total ?? 0);
      if (isEnd || values.length === 0) return fields;
    }
    throw notCompatible({ member: 'isLast' });
  }

  /** Until Jira 8; gone since 9.0. */
  private async atOnce(projectId: string, typeId: string): Promise<readonly CreateField[]> {
    const query = {
      projectIds: projectId,
      issuetypeIds: typeId,
      expand: 'projects.issuetypes.fields',
    };
    const call = { method: 'GET', path: '/issue/createmeta', query, scope: 'project' } as const;
    const { projects } = await this.api.json(call, answers.oldCreateMeta);
    const types = projects.flatMap(({ issuetypes }) => issuetypes).filter(({ id }) => id === typeId);
    return types.flatMap(({ fields }) =>
      Object.entries(fields).map(([fieldId, field]) => ({ fieldId, ...field })),
    );
  }
}

/** The code where whoever asks may not create such issues: that is no reason to stop. */
async function unlessRefused<T>(call: Promise<T>): Promise<T | ErrorCode> {
  try {
    return await call;
  } catch (error) {
    const codes: readonly ErrorCode[] = ['PLATFORM_ITEM_GONE', 'PLATFORM_REFUSED_ITEM', 'PLATFORM_FORBIDDEN'];
    if (error instanceof Problem && codes.includes(error.code)) return error.code;
    throw error;
  }
}
