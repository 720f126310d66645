import * as z from 'zod';
import { Problem } from '../../errors/problem';
import { plainReason } from '../http/classify-answer';
import { parseJson } from '../http/exchange';
import type { Fetcher } from '../http/fetcher';
import { JsonApi, type ApiManner } from '../http/json-api';
import type { Authorizer } from '../port';

/** As ASP.NET words a refusal (RFC 9457 with `errors` by member), and the plainer forms of other endpoints. */
const refusal = z.object({
  errors: z.record(z.string(), z.array(z.string())).optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
  message: z.string().optional(),
});

const plainName = /^[A-Za-z][A-Za-z0-9._~-]{0,119}$/;

/** The API of one site with one grant; paths begin behind `/rest/align/api`. */
export class AlignApi extends JsonApi {
  private username: string | null = null;

  constructor(fetcher: Fetcher, timeoutMs: number, address: string, authorize: Authorizer) {
    const remembering: Authorizer = async (request, earlier) => {
      const header = await authorize(request, earlier);
      this.username = nameIn(header);
      return header;
    };
    super(fetcher, timeoutMs, address, remembering, manner);
  }

  /** Who the credentials that were used last say they are of: the address of a pair, or `user:<id>` of a token. */
  get claimedUser(): string | null {
    return this.username;
  }

  /** The platform's time at an instant of ours, both in milliseconds since the epoch; a wide guess where it does not say. */
  platformTime(ours: number): number {
    return ours + (this.aheadMs ?? -5 * 60_000);
  }
}

const manner: ApiManner = {
  base: '/rest/align/api',
  contentType: (method) => (method === 'PATCH' ? 'application/json-patch+json' : 'application/json'),
  reason: (body, _status, scope) => {
    const said = refusal.safeParse(parseJson(body)).data;
    const field = Object.keys(said?.errors ?? {})[0]?.replace(/^\//, '') ?? '';
    const words =
      Object.values(said?.errors ?? {})[0]?.[0] ?? said?.detail ?? said?.message ?? said?.title ?? '';
    const facts = {
      ...(plainName.test(field) ? { field } : {}),
      ...(words === '' ? {} : { reason: plainReason(words) }),
    };
    return new Problem('PLATFORM_REFUSED_ITEM', { scope, retry: 'backoff', facts });
  },
};

function nameIn(header: string): string | null {
  const [, encoded] = /^Basic (\S+)$/i.exec(header) ?? [];
  if (encoded !== undefined) return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? null;
  // A token of Jira Align begins with the number of its owner.
  return /^Bearer (user:\d{1,15})\|/i.exec(header)?.[1] ?? null;
}
