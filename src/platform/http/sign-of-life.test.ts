import { platformKinds } from '../registry';

const address = 'https://plan.example.com';
const date = 'Sun, 22 Nov 2026 08:00:00 GMT';
const kinds = [...platformKinds(() => Promise.reject(new Error('nobody asked'))).keys()];

function probed(name: string, status: number, headers: Readonly<Record<string, string>>) {
  const kind = platformKinds(() => Promise.resolve(new Response('', { status, headers }))).get(name);
  return kind?.probe(address);
}

describe.each(kinds)('%s', (name) => {
  test('a refusal of somebody without credentials is a sign of life, and tells the time', async () => {
    expect(await probed(name, 401, { date })).toEqual({ platformTime: Date.parse(date) });
    expect(await probed(name, 403, {})).toEqual({ platformTime: null });
  });

  test.each([
    [302, { location: 'https://elsewhere.example.com/' }, 'PLATFORM_REDIRECTS'],
    [403, { 'forge-proxy-error': 'BLOCKED_EGRESS' }, 'EGRESS_NOT_APPROVED'],
    [429, {}, 'PLATFORM_RATE_LIMITED'],
    [503, {}, 'PLATFORM_UNAVAILABLE'],
  ] as const)('%i with %j is what somebody in between has said', async (status, headers, code) => {
    await expect(probed(name, status, headers)).rejects.toMatchObject({ code });
  });
});
