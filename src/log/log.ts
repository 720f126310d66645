/** What a line may carry besides its message: ids, codes and counts. No text of a task, no name, no address, no secret. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, error: unknown, facts?: LogFacts): void;
}

type Line = (line: string) => void;

/** One JSON line an entry. Logs are billed by size, so a line says what happened and where, and no more. */
export function jsonLogger(out: { info: Line; warn: Line; error: Line }): Logger {
  return {
    info: (message, facts) => out.info(JSON.stringify({ message, ...facts })),
    warn: (message, facts) => out.warn(JSON.stringify({ message, ...facts })),
    error: (message, error, facts) => out.error(JSON.stringify({ message, ...facts, ...describe(error) })),
  };
}

/**
 * The kind of an unforeseen error and where it was thrown. Its message is left out: messages of parsers and of
 * remote sides repeat what they were given, and that may be anything.
 */
function describe(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    at: frames
      .slice(0, 3)
      .map((line) => line.trim())
      .join(' < '),
  };
}
