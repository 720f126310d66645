import { VirtualClock } from '../clock';
import { fixtureHost, type FixtureHost } from './fixtures/fixture-host';
import { InlineRuntime, type Handlers } from './inline-runtime';
import { noUsage } from './meters';
import { priceOf } from './prices';

const START = Date.UTC(2026, 10, 1);

function start(handlers: Handlers): FixtureHost {
  const clock = new VirtualClock(START);
  return fixtureHost(new InlineRuntime(() => handlers, clock), clock);
}

function page(run: () => Promise<unknown>): Handlers {
  return { resolver: run };
}

test('the 101st call of a 25 second function to the outside is refused', async () => {
  const { invoke, internet } = start(
    page(async () => {
      const statuses: number[] = [];
      for (let n = 0; n < 102; n += 1) statuses.push((await fetch('https://declared.example/')).status);
      return statuses.slice(98);
    }),
  );
  internet.register('https://declared.example', () => Promise.resolve(new Response('ok')));
  expect(await invoke('any')).toEqual([200, 200, 429, 429]);
});

test('log lines beyond a hundred, and beyond 200 KB, are lost', async () => {
  const many = start(
    page(async () => {
      for (let n = 0; n < 130; n += 1) console.warn(`line ${String(n)}`);
      return null;
    }),
  );
  await many.invoke('any');
  expect([many.recorder.logs.length, many.recorder.lostLogLines]).toEqual([100, 30]);
  expect(many.recorder.logs[0]).toMatchObject({ level: 'warn', text: 'line 0' });
  const long = start(
    page(async () => {
      for (let n = 0; n < 3; n += 1) console.log('x'.repeat(100 * 1024));
      return null;
    }),
  );
  await long.invoke('any');
  expect([long.recorder.logs.length, long.recorder.lostLogLines]).toEqual([2, 1]);
});

test('a web trigger that answers out of shape, throws or takes too long is the error of the platform', async () => {
  let answer: () => Promise<unknown> = () => Promise.resolve({ statusCode: 'no' });
  const { host, faults } = start({ hook: () => answer() });
  const { url } = host.services.webTriggers.create('5c1d1e5a-0d6b-4b5e-8f0e-1a2b3c4d5e6f', 'hook', false);
  const status = async (): Promise<number> => (await host.webTriggerProgram(new Request(url))).status;
  expect(await status()).toBe(500);
  answer = () => Promise.reject(new Error('no'));
  expect(await status()).toBe(500);
  faults.setLatency('egress', 56_000);
  answer = () => fetch('https://declared.example/').then(() => ({ statusCode: 200 }));
  expect(await status()).toBe(504);
  answer = () => Promise.resolve({ statusCode: 302, headers: { location: ['https://there.example/'] } });
  expect(await status()).toBe(302);
});

test('what the platform charges for is priced by its list', () => {
  const usage = { ...noUsage(), gbSeconds: 200_000, kvsReadBytes: 1e9, kvsWriteBytes: 1e9, logBytes: 1e9 };
  const bill = priceOf(usage);
  expect(bill).toMatchObject({ compute: 5, kvsReads: 0.055, kvsWrites: 1.09, logs: 1.005 });
  expect(bill.total).toBeCloseTo(7.15);
});

test('a call to a part of the platform without a model fails loudly and is remembered', async () => {
  const { invoke, recorder } = start(
    page(async () => {
      const send: unknown = Reflect.get(globalThis, '__forge_fetch__');
      if (typeof send !== 'function') throw new Error('no seam');
      const target = { type: 'fpp', provider: 'app', remote: 'confluence' };
      const answer: unknown = await Reflect.apply(send, undefined, [target, '/wiki/rest/api/space', {}]);
      return answer instanceof Response ? answer.status : undefined;
    }),
  );
  expect(await invoke('any')).toBe(501);
  expect(recorder.notModelled).toEqual(['GET /fpp/provider/app/remote/confluence -> /wiki/rest/api/space']);
});

test('what the host itself gets wrong is on the record', async () => {
  const { invoke, recorder, faults } = start(
    page(async () => (await fetch('https://declared.example/')).status),
  );
  faults.add({
    match: () => {
      throw new Error('a broken rule');
    },
    action: { kind: 'latency', ms: 1 },
  });
  await expect(invoke('any')).rejects.toThrow('a broken rule');
  expect(recorder.hostErrors).toHaveLength(1);
});
