import { spawn, type ChildProcess } from 'node:child_process';

export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

const running = new Set<ChildProcess>();

/**
 * Runs a command and keeps what it says. Kills it, with all that it started, at the deadline (milliseconds since the
 * epoch): a test that hangs must fail with its name and not take the whole run with it.
 */
export function runCommand(command: readonly string[], deadline: number): Promise<Outcome> {
  const [program = '', ...given] = command;
  const started = Date.now();
  return new Promise((settle) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NO_PICTURES: '1' };
    const child = spawn(program, given, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const timer = setTimeout(() => {
      output += '\nKilled: the time for the whole run is over.\n';
      kill(child);
    }, deadline - started);
    const end = (ok: boolean): void => {
      clearTimeout(timer);
      running.delete(child);
      settle({ ok, output, seconds: (Date.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => {
      end(code === 0);
    });
  });
}

export function killAll(): void {
  running.forEach(kill);
}

/** The child leads a group of its own, so that workers and browsers go with it. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
