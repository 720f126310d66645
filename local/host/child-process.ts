import { fork, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { readResult } from './inline-runtime';
import type { LambdaEvent } from './lambda-event';
import type { RunOutcome } from './runtime';

const RUNNER = join(__dirname, 'runtime', 'runner.cjs');
const STDERR_KEPT = 16_384;

const messageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ log: z.object({ level: z.number(), text: z.string() }) }),
  z.object({ result: z.unknown(), cpuMs: z.number() }),
]);

interface Running {
  readonly onLog: (level: number, text: string) => void;
  readonly settle: (outcome: RunOutcome) => void;
  /** Set by whoever ends the process on purpose, so that its exit is read as that. */
  death: 'timeout' | 'killed' | undefined;
}

/** One warm instance: a process that has loaded the bundle and runs one invocation at a time. */
export class WarmChild {
  private readonly child: ChildProcess;
  private running: Running | undefined;
  private stderr = '';
  alive = true;

  constructor(packageDir: string, proxyPort: number, memoryMB: number) {
    this.child = fork(RUNNER, [packageDir, String(proxyPort)], {
      cwd: packageDir,
      // Nothing of the host's environment: the app could come to rely on it.
      env: { HOME: join(tmpdir(), 'forge-host-home'), NODE_ENV: 'production', TZ: 'UTC' },
      execArgv: [`--max-old-space-size=${String(memoryMB)}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-STDERR_KEPT);
    });
    this.child.on('message', (message: unknown) => this.receive(message));
    // `close`, not `exit`: only then has all of stderr been read.
    this.child.on('close', (code, signal) => this.ended(code, signal));
    this.child.on('error', (error) => {
      this.stderr += String(error);
    });
  }

  run(event: LambdaEvent, deadline: number, onLog: Running['onLog']): Promise<RunOutcome> {
    return new Promise((settle) => {
      this.running = { onLog, settle, death: undefined };
      this.child.send({ event, deadline });
    });
  }

  /** Ends the process at once; the running invocation gets this as its result. */
  kill(death: 'timeout' | 'killed'): void {
    if (this.running !== undefined) this.running.death ??= death;
    this.alive = false;
    this.child.kill('SIGKILL');
  }

  /** Ends an idle process and waits until it is gone. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      this.child.once('close', () => resolve());
      this.kill('killed');
    });
  }

  private receive(message: unknown): void {
    const read = messageSchema.parse(message);
    if ('log' in read) this.running?.onLog(read.log.level, read.log.text);
    if (!('result' in read)) return;
    const running = this.running;
    this.running = undefined;
    running?.settle({ result: readResult(read.result), cpuMs: read.cpuMs });
  }

  private ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.alive = false;
    const running = this.running;
    this.running = undefined;
    running?.settle({ result: this.resultOfExit(running.death, code, signal), cpuMs: 0 });
  }

  private resultOfExit(
    death: Running['death'],
    code: number | null,
    signal: string | null,
  ): RunOutcome['result'] {
    if (death !== undefined) return { kind: death };
    if (/heap out of memory|Reached heap limit/.test(this.stderr)) return { kind: 'out-of-memory' };
    const message = `The process ended with ${signal ?? String(code)}: ${this.stderr.slice(-2000)}`;
    return { kind: 'error', name: 'Runtime.ExitError', message };
  }
}
