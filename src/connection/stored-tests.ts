import * as z from 'zod';
import { errorCodes } from '../contract/error-codes';
import { checkNames, type CheckName, type ConnectionTestView } from '../contract/life-cycle-views';
import type { Outcome } from './checks/check';
import type { Connection } from './connection';

const factsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

const checkSchema = z.object({
  name: z.enum(checkNames),
  state: z.enum(['waiting', 'passed', 'warning', 'failed', 'skipped']),
  error: z.object({ code: z.enum(errorCodes), facts: factsSchema }).nullable(),
  facts: factsSchema,
  milliseconds: z.number().nullable(),
});

const testSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  startedBy: z.string(),
  passed: z.boolean().nullable(),
  /** What was tested: a test says nothing about credentials or an address that came later. */
  credentialId: z.string().nullable(),
  address: z.string(),
  checks: z.array(checkSchema),
});
export type StoredTest = z.infer<typeof testSchema>;

export const testsSchema = z.object({ tests: z.array(testSchema) });
export type Tests = z.infer<typeof testsSchema>;

/** A test that nobody went on with for so long has failed: what it found is no longer one picture. */
const ABANDONED_MS = 10 * 60_000;

export function newTest(id: string, connection: Connection, actor: string, now: number): StoredTest {
  return {
    id,
    startedAt: now,
    endedAt: null,
    startedBy: actor,
    passed: null,
    credentialId: connection.credentials?.id ?? null,
    address: connection.address,
    checks: checkNames.map((name) => ({
      name,
      state: 'waiting',
      error: null,
      facts: {},
      milliseconds: null,
    })),
  };
}

export function withOutcome(
  test: StoredTest,
  name: CheckName,
  { state, error, facts }: Outcome,
  milliseconds: number,
  now: number,
): StoredTest {
  const ended = error === null ? null : { code: error.code, facts: { ...error.facts } };
  const checks = test.checks.map((check) =>
    check.name === name ? { name, state, error: ended, facts: { ...facts }, milliseconds } : check,
  );
  if (checks.some((check) => check.state === 'waiting')) return { ...test, checks };
  return { ...test, checks, endedAt: now, passed: checks.every((check) => check.state !== 'failed') };
}

/** As it is shown: without what only the app needs, and ended when it was left. */
export function testView(test: StoredTest, now: number): ConnectionTestView {
  const { id, startedAt, endedAt, startedBy, passed, checks } = test;
  const left = endedAt === null && now - startedAt >= ABANDONED_MS;
  const end = left ? startedAt + ABANDONED_MS : endedAt;
  return {
    id,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: end === null ? null : new Date(end).toISOString(),
    startedBy,
    passed: left ? false : passed,
    checks: left
      ? checks.map((check) => (check.state === 'waiting' ? { ...check, state: 'skipped' } : check))
      : checks,
  };
}
