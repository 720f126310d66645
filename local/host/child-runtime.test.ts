import { join } from 'node:path';
import { RealClock, type Clock } from '../clock';
import { bundleApp } from './bundle';
import { ChildRuntime } from './child-runtime';
import { FIXTURE_APP, fixtureHost, type FixtureHost } from './fixtures/fixture-host';

const clock = new RealClock();
interface Limit {
  readonly afterMs: number;
  readonly reach: () => void | Promise<void>;
}

let packageDir: string;
let open: FixtureHost[] = [];

function start(ofLimits: Clock = clock): FixtureHost {
  const fixture = fixtureHost(new ChildRuntime({ packageDir, clock: ofLimits }), clock);
  open.push(fixture);
  return fixture;
}

/** Limits that are reached when the test says so, however slow the machine is at starting a process. */
class LimitsAtHand implements Clock {
  private set: (limit: Limit) => void = () => undefined;
  readonly next = new Promise<Limit>((resolve) => {
    this.set = resolve;
  });

  private readonly started = clock.now();

  now(): number {
    return this.started;
  }

  at(time: number, task: () => void | Promise<void>): () => void {
    this.set({ afterMs: time - this.started, reach: task });
    return () => undefined;
  }
}

beforeAll(async () => {
  packageDir = await bundleApp(FIXTURE_APP, join(__dirname, '..', '..', 'build', 'host-fixture'));
}, 120_000);

afterEach(async () => {
  for (const { host } of open) await host.close();
  open = [];
});

describe('a function of the deploy package, in a process of its own', () => {
  it('reads and writes storage through the proxy and is reused warm', async () => {
    const { invoke, host, recorder } = start();
    expect(await invoke('visit')).toEqual({ visits: 1, warm: 1, accountId: 'acc-admin' });
    expect(await invoke('visit')).toEqual({ visits: 2, warm: 2, accountId: 'acc-admin' });
    expect(recorder.logs.map(({ text }) => text)).toEqual(['visit { visits: 1 }', 'visit { visits: 2 }']);
    expect(host.meters.totals()).toMatchObject({ invocations: 2, kvsReads: 2, kvsWrites: 2, logLines: 2 });
    expect(host.meters.totals().cpuMs).toBeGreaterThan(0);
  });

  it('runs two invocations at a time in two processes', async () => {
    const { invoke, faults } = start();
    faults.setLatency('kvs', 100);
    const answers = await Promise.all([invoke('visit'), invoke('visit')]);
    expect(answers).toEqual([expect.objectContaining({ warm: 1 }), expect.objectContaining({ warm: 1 })]);
  });

  it('reaches Jira and the queue, and is refused scopes and identities it has not', async () => {
    const { invoke, host, jiraCalls } = start();
    expect(await invoke('readAsUser')).toEqual({ key: 'K-1' });
    expect(await invoke('push')).toEqual({ jobId: expect.any(String) });
    expect(await invoke('write')).toMatchObject({ status: 401 });
    expect(await host.runSchedule('tick')).toMatchObject({ kind: 'error', name: 'PROXY_ERR' });
    expect(jiraCalls).toEqual(['user:acc-admin GET /rest/api/3/issue/K-1']);
  });

  it('reaches approved hosts only, and a redirect as the caller asked', async () => {
    const { invoke, internet } = start();
    internet.register('https://declared.example', (request) =>
      Promise.resolve(
        new URL(request.url).pathname === '/moved'
          ? new Response(null, { status: 302, headers: { location: '/here' } })
          : new Response('said'),
      ),
    );
    expect(await invoke('fetch', { url: 'https://declared.example/moved' })).toEqual({
      status: 200,
      text: 'said',
    });
    expect(await invoke('fetch', { url: 'https://other.example/' })).toMatchObject({
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
  });

  it('fails as a connection does when the name is unknown', async () => {
    const { invoke } = start();
    const answer = await invoke('fetch', { url: 'https://declared.example/' });
    expect(answer).toEqual({ name: 'TypeError', message: 'fetch failed', code: 'ENOTFOUND' });
  });

  it('sees nothing of the host: no environment, no socket but the proxy', async () => {
    process.env['HOST_SECRET'] = 'seen';
    const { invoke } = start();
    const { names, left } = (await invoke('environment')) as { names: string[]; left: number };
    expect(
      names.filter(
        (name) =>
          !['HOME', 'NODE_ENV', 'TZ', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'].includes(name),
      ),
    ).toEqual([]);
    expect(left).toBeGreaterThan(20_000);
    expect(left).toBeLessThanOrEqual(25_000);
    expect(await invoke('socket')).toBe('BLOCKED_EGRESS socket to 127.0.0.1:9');
  });

  it('is killed at its limit, and the next call gets a new process', async () => {
    const limits = new LimitsAtHand();
    const { invoke } = start(limits);
    const sleeping = invoke('sleep');
    const limit = await limits.next;
    expect(limit.afterMs).toBe(25_000);
    await limit.reach();
    await expect(sleeping).rejects.toThrow(
      'There was an error invoking the function - Task timed out after 25.00 seconds',
    );
    expect(await invoke('visit')).toMatchObject({ warm: 1 });
  });

  it('dies when it needs more memory than it has', async () => {
    const { invoke } = start();
    await expect(invoke('grow')).rejects.toThrow('The function ran out of memory');
    expect(await invoke('visit')).toMatchObject({ warm: 1 });
  }, 30_000);

  it.each([
    ['before', 2, 1, 0],
    ['after', 2, 1, 1],
    ['after', 3, 2, 1],
  ] as const)('is killed %s call %d', async (when, atCall, writes, jira) => {
    const { host, faults, jiraCalls } = start();
    faults.killAt({ atCall, when });
    expect(await host.runConsumer('work-consumer', { body: { n: 1 } })).toEqual({ kind: 'killed' });
    expect(jiraCalls).toHaveLength(jira);
    expect(host.meters.totals().kvsWrites).toBe(writes);
  });
});
