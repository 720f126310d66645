import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Outcome } from './run-command';
import type { Step } from './steps';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What is wrong beside failed tests, for people. */
  readonly complaint: string | null;
}

export interface Demands {
  /** A jest project that runs no test fails. */
  readonly tests: boolean;
  /** A skipped test fails: the reference material must be there. */
  readonly noSkips: boolean;
}

const resultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** Counts one step. A script is one test; a suite that could not be loaded is one failed test. */
export function tally(step: Step, { ok }: Outcome, demands: Demands): Tally {
  if (step.resultFile === undefined)
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, complaint: null };
  if (!existsSync(step.resultFile)) return failure('jest counted nothing');
  const result = resultSchema.parse(JSON.parse(readFileSync(step.resultFile, 'utf8')));
  const passed = result.numPassedTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  const counted = { passed, failed, skipped, complaint: null };
  if (passed + failed === 0) return demands.tests ? failure('no test was executed') : counted;
  if (!ok && failed === 0)
    return { ...counted, failed: 1, complaint: 'jest ended badly although no test failed' };
  if (skipped > 0 && demands.noSkips)
    return { ...counted, failed: failed + 1, complaint: 'tests were skipped' };
  return counted;
}

function failure(complaint: string): Tally {
  return { passed: 0, failed: 1, skipped: 0, complaint };
}

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    complaint: null,
  };
}

/** The line that machines read. */
export function describe({ passed, failed, skipped }: Tally): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped > 0 ? `${line}, ${String(skipped)} skipped` : line;
}
