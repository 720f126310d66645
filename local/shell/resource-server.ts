import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Program } from '../program';
import { contentSecurityPolicy } from './content-security-policy';
import { frameScript } from './browser-files';
import type { PageEgress } from './ui-modules';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

const reportSchema = z.object({
  'csp-report': z.object({
    'document-uri': z.string(),
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string(),
    'source-file': z.string().optional(),
    'line-number': z.number().optional(),
  }),
});

const notAFile = z.object({ code: z.enum(['ENOENT', 'EISDIR']) });

export type CspReport = z.infer<typeof reportSchema>['csp-report'];

export interface ResourceSettings {
  readonly key: string;
  /** Absolute path of the resource's folder; nothing outside of it is served. */
  readonly directory: string;
  readonly shellOrigin: string;
  readonly external: PageEgress;
}

export interface ResourceServer {
  readonly program: Program;
  /** What the browser reported as blocked, oldest first. */
  readonly cspReports: readonly CspReport[];
}

/** Below a path, as on Forge's CDN: a build that refers to `/assets` instead of `./assets` fails here too. */
export function resourcePath(key: string): string {
  return `/app/${key}/`;
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Serves one manifest resource from an origin of its own, the way Forge's CDN does in production. */
export function createResourceServer(settings: ResourceSettings): ResourceServer {
  const root = resourcePath(settings.key);
  const cspReports: CspReport[] = [];

  const servePage = async (file: string): Promise<Response> => {
    const page = await readFile(file, 'utf8');
    // Asynchronous or late, and @forge/bridge would find no bridge: it has to be the very first script.
    const tag = `<script src="./__bridge.js" data-shell-origin="${settings.shellOrigin}"></script>`;
    if (!/<head[^>]*>/i.test(page))
      return plain(500, `${settings.key}: the resource's index.html has no <head>`);
    return new Response(
      page.replace(/<head[^>]*>/i, (head) => head + tag),
      {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': contentSecurityPolicy(page, settings.external, settings.shellOrigin),
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        },
      },
    );
  };

  const serveFile = async (file: string): Promise<Response> => {
    const type = contentTypes[path.extname(file)];
    if (type === undefined) return plain(501, `No content type is known for ${path.basename(file)}`);
    return new Response(await readFile(file), {
      headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  };

  const program: Program = async (request) => {
    const url = new URL(request.url);
    if (request.method === 'POST' && url.pathname === '/csp-report') {
      cspReports.push(reportSchema.parse(await request.json())['csp-report']);
      return new Response(null, { status: 204 });
    }
    if (request.method !== 'GET' || !url.pathname.startsWith(root))
      return plain(404, `Nothing at ${url.pathname}`);
    if (url.pathname === `${root}__bridge.js`) {
      return new Response(await frameScript(), {
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
      });
    }
    const name = decodeURIComponent(url.pathname.slice(root.length));
    const file = path.resolve(settings.directory, name === '' ? 'index.html' : name);
    if (!file.startsWith(settings.directory + path.sep)) return plain(404, 'Outside of the resource');
    if (name === '' && request.headers.get('sec-fetch-dest') === 'document') {
      return plain(403, 'A Custom UI resource lives in a frame of Jira; open the page in Jira instead.');
    }
    try {
      return name === '' ? await servePage(file) : await serveFile(file);
    } catch (error) {
      if (notAFile.safeParse(error).success) {
        return plain(404, `${settings.key}: no file ${name === '' ? 'index.html' : name} in the resource`);
      }
      throw error;
    }
  };
  return { program, cspReports };
}
