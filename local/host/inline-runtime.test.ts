import { VirtualClock } from '../clock';
import { busy } from './faults';
import { fixtureHost, type FixtureHost } from './fixtures/fixture-host';
import { InlineRuntime, type Handlers } from './inline-runtime';
import { LOCAL_INSTALLATION } from './installation';
import { noUsage } from './meters';

const START = Date.UTC(2026, 10, 1);

function freshModule(): Handlers {
  let loaded: Handlers = {};
  jest.isolateModules(() => {
    loaded = jest.requireActual<Handlers>('./fixtures/app/src/index');
  });
  return loaded;
}

function start(edit?: (manifest: string) => string): FixtureHost & { clock: VirtualClock } {
  const clock = new VirtualClock(START);
  return { ...fixtureHost(new InlineRuntime(freshModule, clock), clock, edit), clock };
}

describe('a function run inline', () => {
  it('reads and writes storage, stays warm, logs and is metered', async () => {
    const { invoke, host, recorder } = start();
    expect(await invoke('visit')).toEqual({ visits: 1, warm: 1, accountId: 'acc-admin' });
    expect(await invoke('visit')).toEqual({ visits: 2, warm: 2, accountId: 'acc-admin' });
    expect(recorder.logs.map(({ text }) => text)).toEqual(['visit { visits: 1 }', 'visit { visits: 2 }']);
    expect(host.meters.totals()).toMatchObject({ invocations: 2, kvsReads: 2, kvsWrites: 2, logLines: 2 });
    host.meters.reset();
    expect(host.meters.totals()).toEqual(noUsage());
  });

  it('reaches Jira as the app and as the user at the page', async () => {
    const { invoke, jiraCalls, host } = start();
    expect(await invoke('readAsApp')).toEqual({ key: 'K-1' });
    await invoke('readAsUser');
    expect(jiraCalls).toEqual(['app GET /rest/api/3/issue/K-1', 'user:acc-admin GET /rest/api/3/issue/K-1']);
    expect(host.meters.totals()).toMatchObject({ jiraCalls: 2, jiraPoints: 4 });
  });

  it('refuses a call whose scope the manifest lacks, before Jira sees it', async () => {
    const { invoke, jiraCalls } = start();
    expect(await invoke('write')).toEqual({
      status: 401,
      body: { code: 401, message: 'Unauthorized; scope does not match' },
    });
    expect(jiraCalls).toEqual([]);
  });

  it('answers 501 for an endpoint outside the contract and remembers it', async () => {
    const { invoke, recorder } = start();
    expect(await invoke('unknownEndpoint')).toBe(501);
    expect(recorder.notModelled).toEqual(['GET /rest/api/3/dashboard is not in contracts/jira-cloud.yaml']);
  });

  it('refuses storage without its scope', async () => {
    const { invoke } = start((text) => text.replace(', storage:app', ''));
    await expect(invoke('visit')).rejects.toThrow('There was an error invoking the function');
  });

  it('has no user in a scheduled trigger', async () => {
    const { host } = start();
    expect(await host.runSchedule('tick')).toEqual({
      kind: 'error',
      name: 'PROXY_ERR',
      message: 'Forge platform failed to process runtime HTTP request - 401 - AUTH_TYPE_UNAVAILABLE',
    });
  });

  it('is not called on a schedule that needs a licence when there is none', async () => {
    const { host, recorder } = start();
    host.setLicense({ active: false });
    expect(await host.runSchedule('tick')).toEqual({ kind: 'ok', body: undefined });
    expect(recorder.invocations).toEqual([]);
  });

  it('gives a page what the function threw, in the words of the platform', async () => {
    const { invoke } = start();
    await expect(invoke('fail')).rejects.toThrow('There was an error invoking the function - out of range');
    await expect(invoke('nobody')).rejects.toThrow("Resolver has no definition for 'nobody'.");
  });

  it('holds payloads to 500 KB in and 5 MB out', async () => {
    const { invoke } = start();
    await expect(invoke('visit', 'x'.repeat(513_000))).rejects.toThrow('500 KB');
    await expect(invoke('large', { megabytes: 6 })).rejects.toThrow('5 MB');
    expect(await invoke('large', { megabytes: 1 })).toHaveLength(1_048_576);
  });

  it('answers a web trigger at its address', async () => {
    const { invoke, host } = start();
    const url = await invoke('hookUrl');
    const answer = await host.webTriggerProgram(
      new Request(`${String(url)}/extra?a=1&a=2`, { method: 'POST', body: 'hello' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-one')).toBe('1');
    expect(await answer.json()).toMatchObject({
      userPath: '/extra',
      body: 'hello',
      queryParameters: { a: ['1', '2'] },
    });
    expect(
      (await host.webTriggerProgram(new Request('https://local.webtrigger.example/x1/nobody'))).status,
    ).toBe(404);
  });
});

describe('egress', () => {
  const said = { status: 200, text: 'said' };

  it('lets through a declared host, and an approved one until its approval is withdrawn', async () => {
    const { invoke, internet, host } = start();
    internet.register('https://declared.example', () => Promise.resolve(new Response('said')));
    internet.register('https://approved.example', () => Promise.resolve(new Response('said')));
    expect(await invoke('fetch', { url: 'https://declared.example/a' })).toEqual(said);
    const url = 'https://approved.example/b';
    const refusal = {
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
      message: `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    };
    expect(await invoke('fetch', { url })).toEqual(refusal);
    const configured = [{ domain: 'approved.example', type: ['FETCH_BACKEND_SIDE'] }];
    host.egressApprovals.egressSet(LOCAL_INSTALLATION.id, {
      egresses: [{ key: 'one', description: 'One', configured }],
    });
    expect(await invoke('fetch', { url })).toEqual(said);
    host.egressApprovals.egressDeleteGroup(LOCAL_INSTALLATION.id, { key: 'one' });
    expect(await invoke('fetch', { url })).toEqual(refusal);
  });

  it('refuses plain http, closed ports and a redirect to a host that is not approved', async () => {
    const { invoke, internet } = start();
    internet.register('https://declared.example', () =>
      Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://other.example/' } })),
    );
    for (const url of [
      'http://declared.example',
      'https://declared.example:9999',
      'https://declared.example/moved',
    ]) {
      expect(await invoke('fetch', { url })).toMatchObject({ name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    }
  });

  it('fails as a connection does when the name is unknown, or breaks', async () => {
    const { invoke, faults } = start();
    const url = 'https://declared.example/';
    expect(await invoke('fetch', { url })).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      code: 'ENOTFOUND',
    });
    faults.add({ match: ({ target }) => target === 'egress', action: { kind: 'reset', when: 'before' } });
    expect(await invoke('fetch', { url })).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      code: 'ECONNRESET',
    });
  });

  it('holds approvals to ten groups of ten domains', () => {
    const { host } = start();
    const entry = (domain: string): unknown => ({ domain, type: ['FETCH_BACKEND_SIDE'] });
    const group = (key: string, count: number): unknown => ({
      key,
      description: key,
      configured: Array.from({ length: count }, (_, index) => entry(`h${String(index)}.example.com`)),
    });
    const set = (...egresses: unknown[]): void =>
      host.egressApprovals.egressSet(LOCAL_INSTALLATION.id, { egresses });
    expect(() => set(group('wide', 11))).toThrow('more than 10 domains');
    const ten = Array.from({ length: 10 }, (_, index) => group(`g${String(index)}`, 10));
    set(...ten);
    expect(() => set(group('eleventh', 1))).toThrow('at most 10 egress groups');
    expect(host.egressApprovals.egressGet(LOCAL_INSTALLATION.id, { keys: ['g3'] }).egresses).toHaveLength(1);
  });
});

describe('faults', () => {
  it('answers with the refusal that was ordered, so often and no more', async () => {
    const { invoke, faults, recorder } = start();
    faults.add({ match: ({ target }) => target === 'jira', action: busy(429, 7), times: 1 });
    await invoke('readAsApp');
    await invoke('readAsApp');
    expect(recorder.calls.map(({ status, refusal }) => [status, refusal])).toEqual([
      [429, 'fault 429'],
      [200, undefined],
    ]);
  });

  it('spends time on the virtual clock and ends what runs beyond its limit', async () => {
    const { invoke, faults, host, clock } = start();
    faults.setLatency('kvs', 1_000);
    await invoke('visit');
    expect(host.meters.totals().wallMs).toBe(2_000);
    expect(host.meters.totals().gbSeconds).toBeCloseTo(0.25);
    faults.setLatency('kvs', 26_000);
    await expect(invoke('visit')).rejects.toThrow('Task timed out after 25.00 seconds');
    expect(clock.now()).toBe(START + 28_000);
  });

  it('is a timeout for a caller that waits with a signal', async () => {
    const { invoke, faults } = start();
    faults.add({ match: ({ target }) => target === 'egress', action: { kind: 'timeout', afterMs: 20_000 } });
    expect(await invoke('fetch', { url: 'https://declared.example/' })).toMatchObject({
      name: 'TimeoutError',
    });
  });

  it.each([
    ['before', 1, [undefined, undefined], 0],
    ['after', 1, [1, undefined], 0],
    ['before', 2, [1, undefined], 0],
    ['after', 2, [1, undefined], 1],
    ['before', 3, [1, undefined], 1],
    ['after', 3, [1, { n: 1 }], 1],
  ] as const)(
    'kills %s call %d: the server has what it had, the app hears nothing',
    async (when, atCall, stored, jira) => {
      const { host, faults, recorder, jiraCalls } = start();
      faults.killAt({ atCall, when });
      expect(await host.runConsumer('work-consumer', { body: { n: 1 } })).toEqual({ kind: 'killed' });
      expect(faults.killPending).toBe(false);
      expect(jiraCalls).toHaveLength(jira);
      const written = recorder.invocations[0]?.usage.kvsWrites;
      expect(written).toBe(stored.filter((value) => value !== undefined).length);
    },
  );

  it('forgets module state when the process died', async () => {
    const { invoke, faults } = start();
    await invoke('visit');
    faults.killAt({ atCall: 1, when: 'before' });
    await expect(invoke('visit')).rejects.toThrow('The function was terminated');
    expect(await invoke('visit')).toMatchObject({ visits: 2, warm: 1 });
  });
});
