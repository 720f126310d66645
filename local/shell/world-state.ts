import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SandboxState } from '../platform';

// The sandbox reads its own state; here it is enough that the three parts are there.
const partsSchema = z.object({ store: z.unknown(), grants: z.unknown(), hooks: z.unknown() });
const sandboxState = z.custom<SandboxState>((value) => partsSchema.safeParse(value).success);
const stateSchema = z.object({ version: z.literal(1), jira: z.unknown(), sandbox: sandboxState });

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

  constructor(private readonly folder: string) {
    this.path = join(folder, 'state.json');
    this.forgeStorage = join(folder, 'forge-storage.json');
  }

  /** @throws Error when the file is damaged or of another version, naming what to do */
  read(): WorldState | null {
    if (!existsSync(this.path)) {
      rmSync(this.forgeStorage, { force: true });
      return null;
    }
    try {
      return stateSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch (error) {
      throw new Error(`${this.path} cannot be read. Delete it to begin anew, or start with --memory.`, {
        cause: error,
      });
    }
  }

  /** Replaces the file at once, or leaves it alone when nothing has changed. */
  write(state: WorldState): void {
    const text = JSON.stringify({ version: 1, ...state });
    if (text === this.last) return;
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(`${this.path}.new`, text);
    renameSync(`${this.path}.new`, this.path);
    this.last = text;
  }
}
