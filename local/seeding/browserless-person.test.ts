import { BrowserlessPerson } from './browserless-person';

const page = (body: string, headers: Record<string, string> = {}) =>
  new Response(`<!doctype html><body>${body}</body>`, {
    headers: { 'content-type': 'text/html', ...headers },
  });

test('follows redirects with the cookies of each origin, and submits the form with its hidden fields', async () => {
  const seen: string[] = [];
  const person = new BrowserlessPerson(
    async (request) => {
      const url = new URL(request.url);
      seen.push(
        `${request.method} ${url.href} [${request.headers.get('cookie') ?? ''}] ${await request.text()}`.trim(),
      );
      if (url.pathname === '/start') {
        return new Response(null, {
          status: 302,
          headers: { location: '/form', 'set-cookie': 'sid=1; Path=/; HttpOnly' },
        });
      }
      if (url.pathname === '/form')
        return page(
          '<form method="post" action="/done"><input type="hidden" name="token" value="t&amp;1"></form>',
        );
      return page('thanks');
    },
    (url) => url.replace('https://public.example', 'http://127.0.0.1:1'),
  );
  const form = await person.visit('https://public.example/start');
  const done = await person.submit(form, { answer: 'allow' });
  expect(done.html).toContain('thanks');
  expect(seen).toEqual([
    'GET http://127.0.0.1:1/start []',
    'GET http://127.0.0.1:1/form [sid=1]',
    'POST http://127.0.0.1:1/done [sid=1] token=t%261&answer=allow',
  ]);
});

test('a page without a form says where it was and what it showed', async () => {
  const person = new BrowserlessPerson(async () => page('This request has ended.'));
  const visited = await person.visit('http://127.0.0.1:1/consent');
  expect(() => person.submit(visited, {})).toThrow('http://127.0.0.1:1/consent: This request has ended.');
});

test('a circle of redirects ends', async () => {
  const person = new BrowserlessPerson(
    async () => new Response(null, { status: 302, headers: { location: '/again' } }),
  );
  await expect(person.visit('http://127.0.0.1:1/')).rejects.toThrow('More than 20 redirects');
});
