import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Script } from 'node:vm';
import { join } from 'node:path';
import { createResourceServer, type ResourceServer } from './resource-server';

const shellOrigin = 'http://127.0.0.1:4100';
let server: ResourceServer;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'planlink-resource-'));
  await writeFile(
    join(directory, 'index.html'),
    '<!doctype html><html><head><title>x</title></head><body></body></html>',
  );
  await writeFile(join(directory, 'main.js'), 'export {};');
  await writeFile(`${directory}-secret.js`, 'secret');
  server = createResourceServer({ key: 'admin', directory, shellOrigin, external: {} });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  server.program(new Request(`http://127.0.0.1:4101${path}`, { headers }));

test('the bridge is the first script of the page, and the policy is the one of production', async () => {
  const response = await get('/app/admin/');
  expect(await response.text()).toMatch(
    /<head><script src="\.\/__bridge\.js" data-shell-origin="http:\/\/127\.0\.0\.1:4100">/,
  );
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`frame-ancestors 'self' *.atlassian.net`);
  expect(policy).toContain('report-uri /csp-report');
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
});

test('the bridge script is whole', async () => {
  const script = await (await get('/app/admin/__bridge.js')).text();
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain('globalThis.__bridge');
});

test('a file is served with its type, and only from inside of the resource', async () => {
  const file = await get('/app/admin/main.js');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  for (const path of [
    '/app/admin/missing.js',
    '/main.js',
    '/app/admin/%2e%2e/x',
    '/app/admin/..%2f..%2fetc/passwd',
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

test('outside of a frame the page is refused', async () => {
  expect((await get('/app/admin/', { 'sec-fetch-dest': 'document' })).status).toBe(403);
  expect((await get('/app/admin/', { 'sec-fetch-dest': 'iframe' })).status).toBe(200);
});

test('what the browser reports as blocked can be read', async () => {
  const report = {
    'csp-report': {
      'document-uri': 'http://x/',
      'effective-directive': 'connect-src',
      'blocked-uri': 'https://evil.example.org/',
    },
  };
  const sent = new Request('http://127.0.0.1:4101/csp-report', {
    method: 'POST',
    body: JSON.stringify(report),
  });
  expect((await server.program(sent)).status).toBe(204);
  expect(server.cspReports).toEqual([report['csp-report']]);
});
