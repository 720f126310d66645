import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { VirtualClock } from '../../../clock';
import type { InvocationResult } from '../../ports';
import { HOUR, MINUTE, OK, START, meteredScope, recordingApp } from '../fixtures';
import type { Call } from '../fixtures';
import { Store } from '../store';
import { EventQueue } from './event-queue';
import type { EventQueueOptions } from './event-queue';
import type { Dropped } from './installation-queue';

const CONSUMERS = [
  { key: 'sync-consumer', queue: 'sync', function: 'sync', timeoutMs: 300_000 },
  { key: 'mail-consumer', queue: 'mail', function: 'mail', timeoutMs: 55_000 },
];
const AsyncEvent = z.object({
  body: z.record(z.string(), z.unknown()),
  queueName: z.string(),
  jobId: z.string(),
  eventId: z.string(),
  delayInSeconds: z.number().optional(),
  retryContext: z
    .strictObject({
      retryCount: z.number(),
      retryReason: z.string(),
      retryData: z.unknown(),
      retentionWindow: z.strictObject({ startTime: z.string(), remainingTimeMs: z.number() }),
    })
    .optional(),
});
const eventOf = (call: Call) => AsyncEvent.parse(call.body);

let sdk: typeof import('@forge/events');
let serve: (path: string, body: unknown) => Promise<Response>;

beforeAll(() => {
  Object.assign(globalThis, {
    __forge_fetch__: (target: unknown, path: string, init: { body: string }) => {
      expect(target).toMatchObject({ type: 'fpp', provider: 'app', remote: 'stargate' });
      return serve(path, JSON.parse(init.body));
    },
  });
  sdk = jest.requireActual<typeof import('@forge/events')>('@forge/events');
});

type Answer = (call: Call, count: number) => InvocationResult | Promise<InvocationResult>;

function setUp(answer: Answer = () => OK, options: Partial<EventQueueOptions> = {}) {
  const clock = new VirtualClock(START);
  const app = recordingApp(clock, answer);
  const dropped: Dropped[] = [];
  const store = options.store ?? Store.memory(clock);
  const onDropped = (event: Dropped) => dropped.push(event);
  const host = new EventQueue({
    clock,
    store,
    consumers: CONSUMERS,
    deliver: app.deliver,
    onDropped,
    ...options,
  });
  host.start();
  const { scope, usage } = meteredScope();
  let acting = scope;
  serve = async (path, body) => {
    const answered = await host.handle(path, body, acting);
    const text = answered.body === undefined ? null : JSON.stringify(answered.body);
    return new Response(text, { status: answered.status });
  };
  const actAs = (chain: string) => {
    acting = { ...scope, chain };
  };
  return { clock, host, app, dropped, usage, actAs, calls: app.calls };
}

const queue = (key = 'sync') => new sdk.Queue({ key });
const seconds = (calls: readonly Call[]) => calls.map(({ time }) => (time - START) / 1000);
const failing: InvocationResult = { kind: 'error', name: 'Error', message: 'no' };
const retry = (retryOptions?: unknown): InvocationResult => ({
  kind: 'ok',
  body: { _retry: true, retryOptions },
});

describe('push through the real SDK', () => {
  it('calls the consumer once, with one event, in the chain of the push', async () => {
    const { clock, calls, usage } = setUp();
    const { jobId } = await queue().push({ body: { item: 1 } });
    expect(calls).toHaveLength(0);
    await clock.advanceBy(0);
    expect(calls).toMatchObject([
      {
        functionKey: 'sync',
        moduleKey: 'sync-consumer',
        moduleType: 'consumer',
        options: { installationId: 'site-1', chain: 'chain-1' },
      },
    ]);
    expect(calls[0]?.body).toEqual({
      body: { item: 1 },
      queueName: 'sync',
      jobId,
      eventId: expect.any(String),
    });
    expect(usage.events).toBe(1);
    expect(usage.eventBytes).toBe(JSON.stringify([{ body: { item: 1 } }]).length);
  });

  it('waits for the delay', async () => {
    const { clock, calls } = setUp();
    await queue().push([
      { body: { n: 1 }, delayInSeconds: 900 },
      { body: { n: 2 }, delayInSeconds: 5 },
    ]);
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([5, 900]);
    expect(calls.map((call) => eventOf(call).delayInSeconds)).toEqual([5, 900]);
  });

  it('refuses a queue without a consumer', async () => {
    setUp();
    await expect(queue('other').push({ body: {} })).rejects.toThrow('other');
  });

  it('takes 500 events a minute and 50 a push', async () => {
    const { clock, host } = setUp();
    const fifty = Array.from({ length: 50 }, () => ({ body: {} }));
    for (let n = 0; n < 10; n += 1) await queue().push(fifty);
    await expect(queue().push({ body: {} })).rejects.toBeInstanceOf(sdk.RateLimitError);
    await clock.advanceBy(MINUTE);
    await queue().push({ body: {} });
    const direct = await host.handle(
      '/webhook/queue/publish/a/b/c/d',
      push({ payload: [...fifty, { body: {} }] }),
      meteredScope().scope,
    );
    expect(direct.status).toBe(400);
  });

  it('takes 200 KB a push, and 100 KB an event for a consumer with more than 55 seconds', async () => {
    const { host } = setUp();
    const text = (kilobytes: number) => ({ body: { text: 'x'.repeat(kilobytes * 1024) } });
    await queue('mail').push(text(150));
    await expect(queue('sync').push(text(100))).rejects.toBeInstanceOf(sdk.PayloadTooBigError);
    await queue('sync').push([text(95), text(95)]);
    const { scope } = meteredScope();
    const direct = await host.handle(
      '/webhook/queue/publish/a/b/c/d',
      push({ queueName: 'mail', payload: [text(200)] }),
      scope,
    );
    expect(direct.status).toBe(413);
  });

  it('ends a chain of pushes after 1000, and leaves others alone', async () => {
    const { clock, actAs } = setUp();
    for (let n = 0; n < 1000; n += 1) {
      await queue().push({ body: {} });
      clock.spend(200);
    }
    await expect(queue().push({ body: {} })).rejects.toBeInstanceOf(sdk.InvocationLimitReachedError);
    actAs('chain-2');
    await queue().push({ body: {} });
  });

  it('reports the events that could not be taken', async () => {
    const { clock, calls } = setUp(() => OK, {
      failEvent: (_queue, body) => (body['n'] === 2 ? 'injected' : undefined),
    });
    const pushed = queue().push([{ body: { n: 1 } }, { body: { n: 2 } }]);
    await expect(pushed).rejects.toMatchObject({
      failedEvents: [{ errorMessage: 'injected', payload: { body: { n: 2 } } }],
    });
    await clock.advanceBy(1000);
    expect(calls.map((call) => eventOf(call).body)).toEqual([{ n: 1 }]);
  });

  it.each([
    { payload: [] },
    { payload: [{ body: 'text' }] },
    { payload: [{ body: {}, delayInSeconds: 901 }] },
    { payload: [{ body: {}, concurrency: { key: 'a', limit: 0 } }] },
    { payload: [{ body: {}, priority: 1 }] },
    { type: 'other' },
    { jobId: '' },
  ])('answers 400 to a push with %j', async (part) => {
    const { host } = setUp();
    expect(
      (await host.handle('/webhook/queue/publish/a/b/c/d', push(part), meteredScope().scope)).status,
    ).toBe(400);
  });

  it('answers 501 for a path it does not know, naming it', async () => {
    const { host } = setUp();
    const answer = await host.handle('/webhook/queue/peek/a/b/c/d', {}, meteredScope().scope);
    expect(answer).toMatchObject({
      status: 501,
      body: { message: expect.stringContaining('/webhook/queue/peek') },
    });
  });
});

describe('retries', () => {
  it.each<[InvocationResult, string]>([
    [failing, 'FUNCTION_PLATFORM_UNKNOWN_ERROR'],
    [{ kind: 'timeout' }, 'FUNCTION_TIME_OUT'],
    [{ kind: 'out-of-memory' }, 'FUNCTION_OUT_OF_MEMORY'],
  ])('delivers again after 2, 4, 8 ... 900 seconds when the result is %j', async (result, reason) => {
    const { clock, calls } = setUp(() => result);
    await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, 2, 6, 14, 30, 62, 126, 254, 510, 1022, 1922, 2822]);
    expect(eventOf(calls[0] ?? never()).retryContext).toBeUndefined();
    expect(eventOf(calls[2] ?? never()).retryContext).toEqual({
      retryCount: 2,
      retryReason: reason,
      retryData: null,
      retentionWindow: { startTime: new Date(START).toISOString(), remainingTimeMs: 24 * HOUR - 6000 },
    });
    expect(new Set(calls.map((call) => eventOf(call).eventId)).size).toBe(1);
  });

  it('gives up after 24 hours and counts the event as failed', async () => {
    const { clock, calls, dropped, host } = setUp(() => failing);
    const { jobId } = await queue().push({ body: { n: 1 } });
    await clock.advanceBy(30 * HOUR);
    expect(Math.max(...seconds(calls))).toBeLessThanOrEqual(24 * 3600);
    expect(Math.max(...seconds(calls))).toBeGreaterThan(23 * 3600);
    expect(dropped).toMatchObject([{ body: { n: 1 }, queueName: 'sync', jobId }]);
    expect(host.pending('site-1')).toBe(0);
    expect(await queue().getStats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it('does not count what was killed, and keeps it three days longer', async () => {
    const { clock, calls, dropped } = setUp(() => ({ kind: 'killed' }));
    await queue().push({ body: {} });
    await clock.advanceBy(100 * HOUR);
    expect(seconds(calls).slice(0, 4)).toEqual([0, 2, 6, 14]);
    expect(calls.every((call) => eventOf(call).retryContext === undefined)).toBe(true);
    expect(Math.max(...seconds(calls))).toBeGreaterThan(95 * 3600);
    expect(dropped).toHaveLength(1);
  });

  it('does what an InvocationError asks for', async () => {
    const { clock, calls } = setUp((_call, count) => {
      const reason = sdk.InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED;
      const body: unknown = new sdk.InvocationError({
        retryAfter: 60,
        retryReason: reason,
        retryData: { page: 7 },
      });
      return count === 1 ? { kind: 'ok', body } : OK;
    });
    const { jobId } = await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, 60]);
    expect(eventOf(calls[1] ?? never()).retryContext).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { page: 7 },
    });
    expect(await queue().getStats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it.each([
    [5000, 900],
    [0, 1],
    [-3, 1],
    [0.2, 1],
  ])('turns retryAfter %d into %d seconds', async (retryAfter, expected) => {
    const { clock, calls } = setUp((_call, count) => (count === 1 ? retry({ retryAfter }) : OK));
    await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, expected]);
  });

  it('waits longer each time when a retry names no time', async () => {
    const { clock, calls } = setUp((_call, count) => (count < 4 ? retry() : OK));
    await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, 2, 6, 14]);
  });

  it('drops an event whose retryData is beyond 4 KB or whose request has no shape', async () => {
    const { clock, calls, dropped } = setUp((_call, count) =>
      count === 1 ? retry({ retryData: 'x'.repeat(4096) }) : retry({ retryAfter: 'soon' }),
    );
    await queue().push([{ body: { n: 1 } }, { body: { n: 2 } }]);
    await clock.advanceBy(HOUR);
    expect(calls).toHaveLength(2);
    expect(dropped.map(({ body }) => body)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('takes { _retry: false } for success', async () => {
    const { clock, calls } = setUp(() => ({ kind: 'ok', body: { _retry: false } }));
    const { jobId } = await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(calls).toHaveLength(1);
    expect(await queue().getStats(jobId)).toMatchObject({ success: 1 });
  });
});

describe('jobs', () => {
  it('tells how far a job is, and knows no other', async () => {
    const { clock } = setUp();
    const { jobId } = await queue().push([{ body: {} }, { body: {}, delayInSeconds: 60 }]);
    expect(await queue().getStats(jobId)).toEqual({ success: 0, inProgress: 2, failed: 0 });
    await clock.advanceBy(1000);
    expect(await queue().getStats(jobId)).toEqual({ success: 1, inProgress: 1, failed: 0 });
    await expect(queue('mail').getStats(jobId)).rejects.toBeInstanceOf(sdk.JobDoesNotExistError);
    await expect(queue().getStats('none')).rejects.toBeInstanceOf(sdk.JobDoesNotExistError);
  });

  it('cancels what has not begun and what waits for a retry', async () => {
    const { clock, calls } = setUp(() => failing);
    const { jobId } = await queue().push([{ body: {} }, { body: {}, delayInSeconds: 60 }]);
    await clock.advanceBy(1000);
    await queue().cancel(jobId);
    await clock.advanceBy(HOUR);
    expect(calls).toHaveLength(1);
    expect(await queue().getStats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 0 });
    await expect(queue().cancel('none')).rejects.toBeInstanceOf(sdk.JobDoesNotExistError);
  });

  it('does not retry what was under way when the job was cancelled', async () => {
    const { clock, calls } = setUp(async () => {
      await queue().cancel(jobId);
      return failing;
    });
    const { jobId } = await queue().push({ body: {} });
    await clock.advanceBy(HOUR);
    expect(calls).toHaveLength(1);
    expect(await queue().getStats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });
});

describe('concurrency', () => {
  function busyApp() {
    const open = new Map<string, number>();
    let most = 0;
    const answer: Answer = async (call) => {
      const now = (open.get('all') ?? 0) + 1;
      open.set('all', now);
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      open.set('all', (open.get('all') ?? 1) - 1);
      return eventOf(call).body['fails'] === true ? failing : OK;
    };
    return { answer, most: () => most };
  }

  it.each([1, 2, 3])('lets %d events of one key run, across queues, and loses none', async (limit) => {
    const { answer, most } = busyApp();
    const { clock, calls } = setUp(answer);
    const event = { body: {}, concurrency: { key: 'connection', limit } };
    await queue('sync').push([event, event, event]);
    await queue('mail').push([event, event, event]);
    await clock.advanceBy(HOUR);
    expect(most()).toBe(limit);
    expect(calls).toHaveLength(6);
    expect(seconds(calls).at(-1)).toBeGreaterThan(0);
  });

  it('gives the key back when a consumer fails', async () => {
    const { answer } = busyApp();
    const { clock, calls, host } = setUp((call, count) => (count === 1 ? failing : answer(call, count)));
    await queue().push({ body: {}, concurrency: { key: 'connection', limit: 1 } });
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, 2]);
    expect(host.pending('site-1')).toBe(0);
  });

  it('runs events without a key side by side, up to the capacity of the host', async () => {
    const { answer, most } = busyApp();
    const { clock, calls } = setUp(answer, { parallel: 4 });
    await queue().push(Array.from({ length: 9 }, () => ({ body: {} })));
    await clock.advanceBy(0);
    expect(calls).toHaveLength(9);
    expect(most()).toBe(4);
    expect(seconds(calls)).toEqual(Array.from({ length: 9 }, () => 0));
  });
});

describe('at least once, on purpose', () => {
  const fate = (copies: number, delayMs: (count: number) => number) => {
    let count = 0;
    return { delivery: () => ({ copies, delayMs: delayMs((count += 1)) }), staleQueryMs: () => 0 };
  };

  it('delivers a duplicate with the same event id, counted once in the job', async () => {
    const { clock, calls } = setUp(() => OK, { faults: fate(2, () => 0) });
    const { jobId } = await queue().push({ body: {} });
    await clock.advanceBy(0);
    expect(calls).toHaveLength(2);
    expect(new Set(calls.map((call) => eventOf(call).eventId)).size).toBe(1);
    expect(await queue().getStats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('delivers in another order, and loses an event', async () => {
    const reordered = setUp(() => OK, { faults: fate(1, (count) => (3 - count) * 1000) });
    await queue().push([{ body: { n: 1 } }, { body: { n: 2 } }]);
    await reordered.clock.advanceBy(MINUTE);
    expect(reordered.calls.map((call) => eventOf(call).body['n'])).toEqual([2, 1]);
    const lossy = setUp(() => OK, { faults: fate(0, () => 0) });
    await queue().push({ body: {} });
    await lossy.clock.advanceBy(HOUR);
    expect(lossy.calls).toHaveLength(0);
  });
});

describe('a restart', () => {
  it('delivers what waited, and again what was under way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'host-queue-'));
    const file = join(folder, 'state.json');
    const clock = new VirtualClock(START);
    const store = Store.open(file, clock);
    const first = setUp(
      () => {
        store.flush();
        first.host.stop();
        return new Promise<InvocationResult>(() => undefined);
      },
      { clock, store },
    );
    const { jobId } = await queue().push([{ body: { n: 1 } }, { body: { n: 2 }, delayInSeconds: 30 }]);
    void clock.advanceBy(0);
    await new Promise((resolve) => setImmediate(resolve));
    const second = setUp(() => OK, { clock, store: Store.open(file, clock) });
    second.host.start(['site-1']);
    await clock.advanceBy(MINUTE);
    expect(second.calls.map((call) => eventOf(call).body['n'])).toEqual([1, 2]);
    expect(await queue().getStats(jobId)).toEqual({ success: 2, inProgress: 0, failed: 0 });
    rmSync(folder, { recursive: true });
  });
});

function push(part: Record<string, unknown>): unknown {
  return {
    queueName: 'sync',
    jobId: 'job-1',
    type: 'avi:forge:app:event',
    schema: 'ari:cloud:ecosystem::forge/app-event-2',
    payload: [{ body: {} }],
    time: new Date(START).toISOString(),
    ...part,
  };
}

function never(): never {
  throw new Error('The app was not called that often');
}
