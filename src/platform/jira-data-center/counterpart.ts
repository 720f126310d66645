import { createHash } from 'node:crypto';
import { Problem } from '../../errors/problem';
import type { JiraApi } from './api';
import { writeMark, type IssueMark } from './issue-mark';

/**
 * The remote link of an issue to its counterpart. To read remote links costs a call for each issue; that it was written
 * stands in the issue's mark, which comes with the issue.
 */
export class Counterparts {
  constructor(private readonly api: JiraApi) {}

  /** `mark`: as the issue has it now. */
  async show(issueId: string, mark: IssueMark, url: string | null): Promise<void> {
    if (mark.url === url) return;
    if (mark.url !== null) await this.remove(issueId, mark.url);
    if (url !== null) await this.put(issueId, url);
    await writeMark(this.api, issueId, { key: mark.key, url });
  }

  /** Of an issue that was made with this address in its mark: repeated, it is the same link. */
  async put(issueId: string, url: string): Promise<void> {
    const title = new URL(url).pathname.split('/').at(-1) ?? '';
    const body = {
      globalId: globalIdOf(url),
      application: { type: 'com.planlink.jira', name: 'Planlink' },
      relationship: 'synced with',
      object: { url, title: title === '' ? url : title },
    };
    await this.unlessRefused({ method: 'POST', path: pathOf(issueId), body, scope: 'item' });
  }

  private async remove(issueId: string, url: string): Promise<void> {
    const query = { globalId: globalIdOf(url) };
    await this.unlessRefused({ method: 'DELETE', path: pathOf(issueId), query, scope: 'item' });
  }

  /** Issue linking may be switched off, and no link is a reason to leave what matters unwritten. */
  private async unlessRefused(call: Parameters<JiraApi['done']>[0]): Promise<void> {
    try {
      await this.api.done(call);
    } catch (error) {
      if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    }
  }
}

/** Jira takes at most 255 characters. */
const globalIdOf = (url: string): string =>
  `planlink=${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;

const pathOf = (issueId: string): string => `/issue/${encodeURIComponent(issueId)}/remotelink`;
