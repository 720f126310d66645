import * as z from 'zod';

/** A request to a web trigger: https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger/ */
export const webRequestSchema = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
  userPath: z.string().default(''),
  queryParameters: z.record(z.string(), z.array(z.string())).default({}),
});
export type WebRequest = z.infer<typeof webRequestSchema>;

export interface WebAnswer {
  readonly statusCode: number;
  readonly headers: Record<string, string[]>;
  readonly body: string;
}

export function jsonAnswer(statusCode: number, body: Readonly<Record<string, string>>): WebAnswer {
  return { statusCode, headers: { 'Content-Type': ['application/json'] }, body: JSON.stringify(body) };
}

/** A page without script, style sheet or link: it is opened by whoever followed an address. */
export function pageAnswer(statusCode: number, title: string, text: string): WebAnswer {
  return {
    statusCode,
    headers: {
      'Content-Type': ['text/html; charset=utf-8'],
      'Content-Security-Policy': ["default-src 'none'; frame-ancestors 'none'"],
      'Referrer-Policy': ['no-referrer'],
      'Cache-Control': ['no-store'],
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
  };
}
