import { percentEncoded, readSigned } from './signed-request';

const header =
  'OAuth realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7", ' +
  'oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a", oauth_signature="x%2By%3D"';

const example = (authorization: string): Request =>
  new Request('http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'c2&a3=2+q',
  });

test('what is signed is what the example of RFC 5849, section 3.4.1.1, shows', async () => {
  const { baseString, oauth } = await readSigned(example(header));
  expect(baseString).toBe(
    'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D' +
      '%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1' +
      '%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
  );
  expect(oauth.get('oauth_signature')).toBe('x+y=');
});

test('the body is still there for whoever handles the request', async () => {
  const request = example(header);
  await readSigned(request);
  expect(await request.text()).toBe('c2&a3=2+q');
});

test('a port of its own is signed, and a body that is no form is not', async () => {
  const { baseString } = await readSigned(
    new Request('http://127.0.0.1:8443/a%20b/c?x=1', {
      method: 'PATCH',
      headers: { authorization: 'oauth oauth_nonce="1"', 'content-type': 'application/json' },
      body: '{"a":1}',
    }),
  );
  expect(baseString).toBe('PATCH&http%3A%2F%2F127.0.0.1%3A8443%2Fa%2520b%2Fc&oauth_nonce%3D1%26x%3D1');
});

test('names are ordered before values, by their encoded form', async () => {
  const { baseString } = await readSigned(new Request('https://a.example/?a-b=2&a=%C3%BC&a=z&a.b=1'));
  expect(decodeURIComponent(baseString.split('&')[2] ?? '')).toBe('a=%C3%BC&a=z&a-b=2&a.b=1');
});

test.each([
  ['twice in the header', 'OAuth oauth_nonce="1", oauth_nonce="2"'],
  ['without quotes', 'OAuth oauth_nonce=1'],
  ['with a broken escape', 'OAuth oauth_nonce="%zz"'],
])('a parameter %s is refused', async (_how, authorization) => {
  await expect(readSigned(example(authorization))).rejects.toMatchObject({ problem: 'parameter_rejected' });
});

test('everything but the unreserved characters of RFC 3986 is escaped', () => {
  expect(percentEncoded("AZaz09-._~ !'()*+,/:@é☃")).toBe(
    'AZaz09-._~%20%21%27%28%29%2A%2B%2C%2F%3A%40%C3%A9%E2%98%83',
  );
});
