import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SandboxState } from '../platform';

/** Raised with every change of what is kept. */
const version = 2;
// The sandbox reads its own state; here it is enough that its parts are there.
const parts = ['store', 'grants', 'hooks', 'oauth1', 'personalTokens', 'serviceAccounts'] as const;
const sandboxState = z.custom<SandboxState>((value) => {
  const read = z.record(z.string(), z.unknown()).safeParse(value);
  return read.success && parts.every((part) => part in read.data);
});
const stateSchema = z.object({ version: z.literal(version), jira: z.unknown(), sandbox: sandboxState });
const olderSchema = z.object({ version: z.int().min(1).lt(version) });

export interface WorldState {
  readonly jira: unknown;
  readonly sandbox: SandboxState;
}

/** Jira and the platform as the last run left them, in one file that a person may delete to begin anew. */
export class WorldStateFile {
  private readonly path: string;
  /** Where Forge keeps what the app stored. It means nothing without the file above and goes with it. */
  readonly forgeStorage: string;
  private last = '';

  /** @param say told when an older state had to be set aside */
  constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void = (line) => console.warn(line),
  ) {
    this.path = join(folder, 'state.json');
    this.forgeStorage = join(folder, 'forge-storage.json');
  }

  /** @throws Error when the file is damaged or of a later version, naming what to do */
  read(): WorldState | null {
    if (!existsSync(this.path)) {
      rmSync(this.forgeStorage, { force: true });
      return null;
    }
    try {
      const content: unknown = JSON.parse(readFileSync(this.path, 'utf8'));
      const older = olderSchema.safeParse(content);
      if (!older.success) return stateSchema.parse(content);
      this.setAside(older.data.version);
      return null;
    } catch (error) {
      throw new Error(`${this.path} cannot be read. Delete it to begin anew, or start with --memory.`, {
        cause: error,
      });
    }
  }

  /** Replaces the file at once, or leaves it alone when nothing has changed. */
  write(state: WorldState): void {
    const text = JSON.stringify({ version, ...state });
    if (text === this.last) return;
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${this.path}.new`, text);
    renameSync(`${this.path}.new`, this.path);
    this.last = text;
  }

  private setAside(older: number): void {
    const ending = `.version-${older}`;
    for (const path of [this.path, this.forgeStorage]) if (existsSync(path)) renameSync(path, path + ending);
    this.say(
      `The kept state is of an older version and cannot be continued. It was set aside as ${this.path}${ending}; the world begins anew.`,
    );
  }
}
