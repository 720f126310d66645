import { Problem } from '../../../../src/errors/problem';
import type { Refusal } from '../../../../src/platform/port';
import type { Fetcher } from '../../../../src/platform/http/fetcher';
import { opened, roadmap, type KitStage } from './stage';

const answering =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  () =>
    Promise.resolve(new Response(body, { status, headers }));

/** What a pass relies on when something is wrong. `open` gives the same platform over another way. */
export function troubleKit(on: () => KitStage, kindOver: KindOver): void {
  test('a limit is waited for as long as the platform says', async () => {
    const { world, clock } = on();
    const { id } = await roadmap(opened(on()));
    const platform = opened(on());
    world.faults.refuseNext = { calls: 1, retryAfterSeconds: 17 };
    await expect(platform.changedTasks([id], null, 10)).rejects.toMatchObject({
      code: 'PLATFORM_RATE_LIMITED',
      details: { scope: 'connection', retry: 'after', retryAt: clock.now() + 17_000 },
    });
  });

  test.each([
    ['down', 'PLATFORM_UNAVAILABLE'],
    ['unreachable', 'PLATFORM_UNREACHABLE'],
    ['unknownName', 'PLATFORM_NOT_FOUND'],
  ] as const)('a platform that is %s is %s, and the grant stands', async (fault, code) => {
    const { id } = await roadmap(opened(on()));
    on().world.faults[fault] = true;
    const platform = opened(on());
    for (const call of [() => platform.whoAmI(), () => platform.changedTasks([id], null, 10)])
      await expect(call()).rejects.toMatchObject({ code, details: { scope: 'connection' } });
    await expect(on().kind.probe(on().address)).rejects.toMatchObject({ code });
  });

  test('a refusal is handed to whoever keeps the credentials, and tried once more', async () => {
    const refusals: (Refusal | undefined)[] = [];
    const platform = on().kind.open(on().address, async (request, refusal) => {
      refusals.push(refusal);
      return refusal === undefined ? 'Bearer not-this-one' : on().authorize(request);
    });
    await platform.whoAmI();
    expect(refusals[0]).toBeUndefined();
    expect(refusals[1]).toMatchObject({ header: 'Bearer not-this-one' });
  });

  test('credentials that are refused again are a grant that is over', async () => {
    const platform = on().kind.open(on().address, () => Promise.resolve('Bearer not-this-one'));
    await expect(platform.whoAmI()).rejects.toMatchObject({
      code: 'GRANT_INVALID',
      details: { scope: 'connection', retry: 'never' },
    });
  });

  test.each([
    ['a page for people', 200, '<html><body>Sign in</body></html>'],
    ['another document', 200, '{"something":"else"}'],
    ['nothing', 200, ''],
  ])('%s instead of an answer is not compatible', async (_, status, body) => {
    const platform = kindOver(answering(status, body)).open(on().address, on().authorize);
    await expect(platform.whoAmI()).rejects.toMatchObject({ code: 'PLATFORM_NOT_COMPATIBLE' });
  });

  test('nobody follows to another host', async () => {
    const asked: string[] = [];
    const kind = kindOver((url) => {
      asked.push(url);
      return answering(302, '', { location: 'https://elsewhere.example/x' })();
    });
    await expect(kind.open(on().address, on().authorize).whoAmI()).rejects.toMatchObject({
      code: 'PLATFORM_REDIRECTS',
      details: { facts: { to: 'elsewhere.example' } },
    });
    expect(asked.every((url) => new URL(url).origin === on().address)).toBe(true);
  });

  test('what does not come in time is given up, and told as such', async () => {
    on().world.faults.latencyMs = 120_000;
    await expect(opened(on()).whoAmI()).rejects.toMatchObject({ code: 'PLATFORM_TIMEOUT' });
  });

  test('a clock that is off is seen', async () => {
    on().world.faults.clockSkewMs = 3_600_000;
    const platform = opened(on());
    expect(platform.aheadMs()).toBeNull();
    await platform.whoAmI();
    expect(Math.abs((platform.aheadMs() ?? 0) - 3_600_000)).toBeLessThan(2_000);
    const { platformTime } = await on().kind.probe(on().address);
    expect(Math.abs((platformTime ?? 0) - on().clock.now() - 3_600_000)).toBeLessThan(2_000);
  });

  test('credentials stand in headers and nowhere else', async () => {
    const platform = opened(on());
    const { id } = await roadmap(platform);
    const made = await platform.createTask(id, { title: 'Canary' }, 'canary');
    const problem = await platform
      .updateTask(made.id, { statusId: 'no-such-status' }, made.version)
      .catch((error: unknown) => error);
    const told = problem instanceof Problem ? JSON.stringify([problem.message, problem.details]) : '';
    const sent = on().traffic.requests.map(({ url, body }) => url + body);
    for (const secret of on().secrets) for (const text of [...sent, told]) expect(text).not.toContain(secret);
  });
}

export type KindOver = (fetcher: Fetcher) => KitStage['kind'];
