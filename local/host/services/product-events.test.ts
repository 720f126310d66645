import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../../clock';
import type { InvocationResult } from '../ports';
import { HOUR, MINUTE, OK, START, recordingApp } from './fixtures';
import type { Call } from './fixtures';
import { ProductEvents } from './product-events';
import type { LostEvent, ProductEvent, ProductEventOptions } from './product-events';
import { Store } from './store';

const ISSUE_EVENTS = {
  key: 'issue-events',
  function: 'issue-event',
  events: ['avi:jira:created:issue', 'avi:jira:updated:issue'],
  filter: { ignoreSelf: true, appIsLicensed: true },
};
const LIFECYCLE = { key: 'lifecycle', function: 'lifecycle', events: ['avi:forge:installed:app'] };
const UPDATED: ProductEvent = {
  eventType: 'avi:jira:updated:issue',
  payload: { issue: { id: '10001' } },
  selfGenerated: false,
};

function setUp(
  answer: (call: Call, count: number) => InvocationResult = () => OK,
  options: Partial<ProductEventOptions> = {},
) {
  const clock = new VirtualClock(START);
  const app = recordingApp(clock, answer);
  const lost: LostEvent[] = [];
  const given = {
    clock,
    store: Store.memory(clock),
    triggers: [ISSUE_EVENTS, LIFECYCLE],
    deliver: app.deliver,
  };
  const onLost = (event: LostEvent) => lost.push(event);
  const events = new ProductEvents({ ...given, installationId: 'site-1', onLost, ...options });
  events.start();
  return { clock, events, calls: app.calls, lost };
}

const seconds = (calls: readonly Call[]) => calls.map(({ time }) => (time - START) / 1000);

it('calls the triggers that list the event, after the delay, at most three minutes', async () => {
  const { clock, events, calls } = setUp();
  await events.emit({ ...UPDATED, delayMs: 30_000 });
  await events.emit({ eventType: 'avi:forge:installed:app', payload: { id: 'x' }, selfGenerated: false });
  await events.emit({ ...UPDATED, delayMs: HOUR });
  await events.emit({ ...UPDATED, eventType: 'avi:jira:deleted:issue' });
  expect(calls).toHaveLength(0);
  await clock.advanceBy(HOUR);
  expect(seconds(calls)).toEqual([0, 30, 180]);
  expect(calls.map(({ functionKey }) => functionKey)).toEqual(['lifecycle', 'issue-event', 'issue-event']);
  expect(calls[1]).toMatchObject({
    moduleKey: 'issue-events',
    moduleType: 'trigger',
    options: { installationId: 'site-1' },
  });
  expect(calls[1]?.body).toEqual({
    eventType: 'avi:jira:updated:issue',
    issue: { id: '10001' },
    selfGenerated: false,
  });
});

it('keeps the app’s own events from it, and all of them without a licence', async () => {
  let licensed = true;
  const { clock, events, calls } = setUp(() => OK, { licensed: () => licensed });
  await events.emit({ ...UPDATED, selfGenerated: true });
  licensed = false;
  await events.emit(UPDATED);
  await clock.advanceBy(HOUR);
  expect(calls).toEqual([]);
});

it('gives own events to a trigger that does not ignore them', async () => {
  const { clock, events, calls } = setUp(() => OK, {
    triggers: [{ ...ISSUE_EVENTS, filter: { ignoreSelf: false } }],
  });
  await events.emit({ ...UPDATED, selfGenerated: true });
  await clock.advanceBy(0);
  expect(calls).toMatchObject([{ body: { selfGenerated: true } }]);
});

it('does not deliver more than 200 kB, and records that', async () => {
  const { clock, events, calls, lost } = setUp();
  await events.emit({ ...UPDATED, payload: { text: 'x'.repeat(199_900) } });
  await events.emit({ ...UPDATED, payload: { text: 'x'.repeat(200_000) } });
  await clock.advanceBy(HOUR);
  expect(calls).toHaveLength(1);
  expect(lost).toMatchObject([{ triggerKey: 'issue-events', why: expect.stringContaining('200 kB') }]);
});

it('retries on request, four times and no more', async () => {
  const again = {
    kind: 'ok',
    body: { _retry: true, retryOptions: { retryAfter: 10, retryReason: 'WHY', retryData: { n: 1 } } },
  } as const;
  const { clock, events, calls, lost } = setUp(() => again);
  await events.emit(UPDATED);
  await clock.advanceBy(HOUR);
  expect(seconds(calls)).toEqual([0, 10, 20, 30, 40]);
  expect(calls[4]?.body).toMatchObject({
    retryContext: { retryCount: 4, retryReason: 'WHY', retryData: { n: 1 } },
  });
  expect(lost).toHaveLength(1);
});

it.each(['timeout', 'out-of-memory', 'killed'] as const)(
  'is called again by the platform after %s',
  async (kind) => {
    const { clock, events, calls } = setUp((_call, count) => (count < 3 ? { kind } : OK));
    await events.emit(UPDATED);
    await clock.advanceBy(HOUR);
    expect(seconds(calls)).toEqual([0, 2, 6]);
  },
);

it('does not retry what the function threw, and refuses retryData that is no object or too large', async () => {
  const results: InvocationResult[] = [
    { kind: 'error', name: 'Error', message: 'boom' },
    { kind: 'ok', body: { _retry: true, retryOptions: { retryAfter: 1, retryData: 'text' } } },
    {
      kind: 'ok',
      body: { _retry: true, retryOptions: { retryAfter: 1, retryData: { text: 'x'.repeat(4096) } } },
    },
  ];
  const { clock, events, calls, lost } = setUp((_call, count) => results[count - 1] ?? OK);
  for (const _ of results) await events.emit(UPDATED);
  await clock.advanceBy(HOUR);
  expect(calls).toHaveLength(3);
  expect(lost.map(({ why }) => why)).toEqual([
    expect.stringContaining('boom'),
    expect.stringContaining('must be an object'),
    expect.stringContaining('4 KB'),
  ]);
});

it('duplicates, reorders and loses where it is told to', async () => {
  const fates = [
    { copies: 2, delayMs: 5000 },
    { copies: 1, delayMs: 0 },
    { copies: 0, delayMs: 0 },
  ];
  const faults = { delivery: () => fates.shift() ?? { copies: 1, delayMs: 0 }, staleQueryMs: () => 0 };
  const { clock, events, calls, lost } = setUp(() => OK, { faults });
  for (const n of [1, 2, 3]) await events.emit({ ...UPDATED, payload: { n } });
  await clock.advanceBy(MINUTE);
  expect(calls.map(({ body }) => body)).toMatchObject([{ n: 2 }, { n: 1 }, { n: 1 }]);
  expect(lost).toHaveLength(1);
});

it('delivers after a restart what the process before it had taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'host-events-'));
  const clock = new VirtualClock(START);
  const store = Store.open(join(folder, 'state.json'), clock);
  const first = setUp(() => OK, { clock, store });
  await first.events.emit({ ...UPDATED, delayMs: MINUTE });
  first.events.stop();
  store.flush();
  const app = recordingApp(clock, () => OK);
  const again = new ProductEvents({
    clock,
    store: Store.open(join(folder, 'state.json'), clock),
    triggers: [ISSUE_EVENTS],
    deliver: app.deliver,
    installationId: 'site-1',
  });
  again.start();
  await clock.advanceBy(HOUR);
  expect(first.calls).toEqual([]);
  expect(app.calls).toMatchObject([{ time: START + MINUTE, body: { issue: { id: '10001' } } }]);
  rmSync(folder, { recursive: true });
});

describe('filter expressions', () => {
  const expression = "event.runtime.issue.properties['planlink'].task != null";
  const triggers = [{ ...ISSUE_EVENTS, filter: { expression } }];
  const properties: Record<string, unknown> = {
    '1': { task: 't-1' },
    '2': { task: null },
    '3': { other: 1 },
    '4': 'text',
  };

  it('lets only linked issues wake the app', async () => {
    const issueProperty = (id: string, key: string) =>
      Promise.resolve(key === 'planlink' ? properties[id] : undefined);
    const { clock, events, calls } = setUp(() => OK, { triggers, issueProperty });
    for (const id of ['1', '2', '3', '4', '5']) await events.emit({ ...UPDATED, payload: { issue: { id } } });
    await events.emit({ ...UPDATED, payload: {} });
    await clock.advanceBy(MINUTE);
    expect(calls.map(({ body }) => body)).toMatchObject([{ issue: { id: '1' } }]);
  });

  it.each([
    "event.issue.fields.status == 'x'",
    `${expression} && true`,
    "event.runtime.issue.properties['a'].b == null",
  ])('refuses %s at start', (other) => {
    expect(() => setUp(() => OK, { triggers: [{ ...ISSUE_EVENTS, filter: { expression: other } }] })).toThrow(
      'not model',
    );
  });

  it('refuses to start where nothing reads properties', () => {
    expect(() => setUp(() => OK, { triggers })).toThrow('issue properties');
  });
});
