/** One thing wrong with the app as Forge would see it. Warnings fail as errors do. */
export interface Finding {
  readonly file: string;
  /** 1-based; 0 when the finding has no place. */
  readonly line: number;
  readonly message: string;
  /** Who says so. */
  readonly source: string;
}

export function describeFinding({ file, line, message, source }: Finding): string {
  return `${file}${line > 0 ? `:${String(line)}` : ''}  ${message}  [${source}]`;
}
