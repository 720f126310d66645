import { randomBytes } from 'node:crypto';
import type { CheckName, ConnectionTestView } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { reportProblem } from '../sync/report-problem';
import type { SyncQueue } from '../sync/request';
import { failedBy, pointlessWithout, skipped, type CheckParts, type Outcome } from './checks/check';
import { runCheck } from './checks/run-check';
import type { Connection } from './connection';
import { mayBeSynced, type Connections, type ConnectionState } from './connections';
import { afterSuccess, GRANT_IS_OVER } from './health';
import { newTest, testsSchema, testView, withOutcome, type StoredTest, type Tests } from './stored-tests';

const KEPT = 10;

interface TestParts extends CheckParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly queue: SyncQueue;
}

/**
 * Tests of a connection, one check a call: each result is stored before the next check begins, so that anybody can go on
 * with a test that was left, and read it later. Nothing is ever written at the platform or in an issue.
 */
export class ConnectionTests {
  private readonly records: Records<Tests>;

  constructor(private readonly parts: TestParts) {
    this.records = new Records(parts.storage, testsSchema);
  }

  /** Runs the next check, of a new test without `testId`. Throws `NOT_FOUND`. A test that has ended is only answered. */
  async step(connectionId: string, testId: string | undefined, actor: string): Promise<ConnectionTestView> {
    const state = await this.parts.connections.get(connectionId);
    if (state.connection.value.deletedAt !== null) throw notFound();
    const test =
      testId === undefined ? await this.begin(state, actor) : await this.find(connectionId, testId);
    const next = testView(test, Date.now()).checks.find((check) => check.state === 'waiting');
    if (next === undefined) return testView(test, Date.now());
    const startedAt = Date.now();
    const { outcome, problem } = await this.outcome(state, test, next.name);
    const done = withOutcome(test, next.name, outcome, Date.now() - startedAt, Date.now());
    const stored = await this.store(connectionId, done);
    if (next.name === 'authorisation') await this.tell(state, outcome, problem);
    return testView(stored, Date.now());
  }

  /** The newest first. */
  async list(connectionId: string): Promise<readonly ConnectionTestView[]> {
    return this.view(await this.records.read(keys.tests(connectionId)));
  }

  /** The same out of what a batch brought for `keys.tests(connectionId)`. */
  parse(stored: unknown): readonly ConnectionTestView[] {
    return this.view(this.records.parse(stored));
  }

  /** Whether a test has passed with the credentials and the address that are in use. */
  async lastPassedSince(connection: Connection): Promise<boolean> {
    return this.passed(await this.records.read(keys.tests(connection.id)), connection);
  }

  /** The same out of what a batch brought for `keys.tests(connectionId)`. */
  parsePassed(stored: unknown, connection: Connection): boolean {
    return this.passed(this.records.parse(stored), connection);
  }

  private passed(
    stored: { readonly value: Tests } | undefined,
    { credentials, address }: Connection,
  ): boolean {
    return (stored?.value.tests ?? []).some(
      (test) =>
        test.passed === true &&
        test.credentialId === credentials?.id &&
        test.address === address &&
        test.checks.some(({ name, state }) => name === 'authorisation' && state === 'passed'),
    );
  }

  private view(stored: { readonly value: Tests } | undefined): readonly ConnectionTestView[] {
    return (stored?.value.tests ?? []).map((test) => testView(test, Date.now()));
  }

  private async begin({ connection }: ConnectionState, actor: string): Promise<StoredTest> {
    const test = newTest(randomBytes(6).toString('hex'), connection.value, actor, Date.now());
    const key = keys.tests(connection.value.id);
    if (await this.records.create(key, { tests: [test] })) return test;
    await this.records.update(key, ({ tests }) => ({ tests: [test, ...tests].slice(0, KEPT) }));
    return test;
  }

  private async find(connectionId: string, testId: string): Promise<StoredTest> {
    const stored = await this.records.read(keys.tests(connectionId));
    const test = stored?.value.tests.find(({ id }) => id === testId);
    if (test === undefined) throw notFound();
    return test;
  }

  private async outcome(
    { connection }: ConnectionState,
    test: StoredTest,
    name: CheckName,
  ): Promise<{ outcome: Outcome; problem: Problem | null }> {
    const inVain = test.checks.some(
      ({ name: earlier, state }) =>
        pointlessWithout[name].includes(earlier) && (state === 'failed' || state === 'skipped'),
    );
    if (inVain) return { outcome: skipped, problem: null };
    try {
      return { outcome: await runCheck(name, this.parts, connection.value), problem: null };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { outcome: failedBy(error), problem: error };
    }
  }

  /** Two people may be at the same test: the first result of a check stands. */
  private async store(connectionId: string, done: StoredTest): Promise<StoredTest> {
    let mine = done;
    await this.records.update(keys.tests(connectionId), ({ tests }) => ({
      tests: tests.map((test) => {
        if (test.id !== done.id) return test;
        mine = openOf(test) > openOf(done) ? done : test;
        return mine;
      }),
    }));
    return mine;
  }

  /** A grant that is proven to work heals an interruption; one that is proven to be over ends the authorisation. */
  private async tell(state: ConnectionState, outcome: Outcome, problem: Problem | null): Promise<void> {
    const { connections, queue } = this.parts;
    const { id } = state.connection.value;
    if (problem !== null && GRANT_IS_OVER.has(problem.code)) await reportProblem(this.parts, state, problem);
    if (outcome.state !== 'passed' || state.health.status !== 'Interrupted') return;
    if (mayBeSynced(state)) await queue.push({ kind: 'delta', connectionId: id, trigger: 'person' });
    else await connections.saveHealth(id, afterSuccess(state.health, Date.now()));
  }
}

function openOf({ checks }: StoredTest): number {
  return checks.filter(({ state }) => state === 'waiting').length;
}

function notFound(): Problem {
  return new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
}
