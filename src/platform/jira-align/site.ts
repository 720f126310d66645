import * as z from 'zod';
import { notCompatible } from '../http/classify-answer';
import { parseJson } from '../http/exchange';
import { unlessGone } from '../http/unless-gone';
import { documentAddresses, readDocument, type SiteFacts } from './api-document';
import type { AlignApi } from './client';

/** A site is not updated more often; what is remembered longer than this process is remembered by nobody. */
const freshMs = 3_600_000;

interface Known {
  readonly facts: SiteFacts;
  readonly until: number;
}

/** What sites have said of themselves, by address: the document is large, and the same for everybody. */
export class Sites {
  private readonly byAddress = new Map<string, Known>();

  known(address: string): SiteFacts | null {
    const found = this.byAddress.get(address);
    return found !== undefined && found.until > Date.now() ? found.facts : null;
  }

  /**
   * Reads the API document that each site serves: https://help.jiraalign.com/hc/en-us/articles/360045371954
   *
   * @throws Problem `PLATFORM_NOT_COMPATIBLE` when there is none with work items in it
   */
  async learn(api: AlignApi): Promise<SiteFacts> {
    const remembered = this.known(api.address);
    if (remembered !== null) return remembered;
    const page = await textOf(api, '/docs/index.html');
    for (const address of documentAddresses(page ?? '')) {
      const path = pathOf(address, api.address);
      const facts = path === null ? null : readDocument(parseJson((await textOf(api, path)) ?? ''));
      if (facts === null) continue;
      this.byAddress.set(api.address, { facts, until: Date.now() + freshMs });
      return facts;
    }
    throw notCompatible({ member: 'swagger.json' });
  }
}

/** Null when there is nothing there: the document is looked for in more than one place. */
function textOf(api: AlignApi, path: string): Promise<string | null> {
  return unlessGone(api.text({ method: 'GET', path, scope: 'connection', headers: { accept: '*/*' } }));
}

/** The document's address as a path behind the API's base; null for another host, which gets no credentials. */
function pathOf(address: string, site: string): string | null {
  const base = new URL('/rest/align/api/docs/index.html', site);
  const url = z.url().safeParse(URL.canParse(address, base.href) ? new URL(address, base).href : '').data;
  if (url === undefined || new URL(url).origin !== base.origin) return null;
  const { pathname } = new URL(url);
  return pathname.startsWith('/rest/align/api/') ? pathname.slice('/rest/align/api'.length) : null;
}
