import type { Invocation } from './invocation';
import type { Recorder } from './recorder';

const LINES_PER_RUNTIME_MINUTE = 100;
const BYTES_PER_INVOCATION = 200 * 1024;

/**
 * Takes console lines within the platform's limits; what is beyond them is lost there, so it is lost here.
 * https://developer.atlassian.com/platform/forge/limits-invocation/
 */
export class LogKeeper {
  constructor(private readonly recorder: Recorder) {}

  take(invocation: Invocation, level: number, text: string): void {
    const { usage } = invocation.meters;
    const bytes = Buffer.byteLength(text);
    const minutes = Math.ceil(invocation.function.timeoutMs / 60_000);
    if (
      usage.logLines >= LINES_PER_RUNTIME_MINUTE * minutes ||
      usage.logBytes + bytes > BYTES_PER_INVOCATION
    ) {
      this.recorder.lostLogLine();
      return;
    }
    invocation.meters.log(bytes);
    const { id: invocationId, functionKey } = invocation;
    this.recorder.log({ invocationId, functionKey, level: levelName(level), text });
  }
}

function levelName(level: number): 'debug' | 'info' | 'warn' | 'error' {
  if (level >= 50) return 'error';
  if (level >= 40) return 'warn';
  return level >= 30 ? 'info' : 'debug';
}
