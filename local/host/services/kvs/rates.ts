import type { Clock } from '../../../clock';
import type { Meters } from '../../ports';
import { LIMITS, units } from './limits';
import { Refusal } from './refusal';

const SECOND = 1000;
const MINUTE = 60_000;

/** The rate limits of one installation, in fixed windows of its clock. */
export class Rates {
  private readonly requests = new Window(SECOND, LIMITS.requestsPerSecond);
  private readonly readUnits = new Window(MINUTE, LIMITS.unitsPerMinute);
  private readonly writeUnits = new Window(MINUTE, LIMITS.unitsPerMinute);
  private readonly keyWrites = new KeyWindows(LIMITS.keyWriteBytesPerSecond);
  private readonly keyReads = new KeyWindows(LIMITS.keyReadBytesPerSecond);

  constructor(
    private readonly clock: Clock,
    private readonly enforced: boolean,
  ) {}

  request(): void {
    this.take(this.requests.take(this.clock.now(), 1), `${LIMITS.requestsPerSecond} requests per second`);
  }

  /** What one request may read and write, and where that is booked. */
  account(meters: Meters): Account {
    return {
      read: (bytes, key) => {
        const now = this.clock.now();
        if (key !== undefined)
          this.take(this.keyReads.take(now, key, bytes), '12 MB per second read from one key');
        this.take(this.readUnits.take(now, units(bytes)), `${LIMITS.unitsPerMinute} read units per minute`);
        meters.kvsRead(units(bytes), bytes);
      },
      write: (bytes, keys) => {
        const now = this.clock.now();
        for (const key of keys)
          this.take(this.keyWrites.take(now, key.id, key.bytes), '1 MB per second written to one key');
        this.take(this.writeUnits.take(now, units(bytes)), `${LIMITS.unitsPerMinute} write units per minute`);
        meters.kvsWrite(units(bytes), bytes);
      },
    };
  }

  private take(within: boolean, limit: string): void {
    if (!within && this.enforced)
      throw new Refusal(429, 'RATE_LIMIT_EXCEEDED', `Rate limit of the storage exceeded: ${limit}`);
  }
}

/** Both throw 429 when the rate is used up; a write is booked before it is done. */
export interface Account {
  read(bytes: number, key?: string): void;
  write(bytes: number, keys: readonly { readonly id: string; readonly bytes: number }[]): void;
}

class Window {
  private start = -1;
  private used = 0;

  constructor(
    private readonly length: number,
    private readonly limit: number,
  ) {}

  take(now: number, amount: number): boolean {
    const start = Math.floor(now / this.length);
    if (start !== this.start) {
      this.start = start;
      this.used = 0;
    }
    if (this.used + amount > this.limit) return false;
    this.used += amount;
    return true;
  }
}

class KeyWindows {
  private start = -1;
  private readonly used = new Map<string, number>();

  constructor(private readonly limit: number) {}

  take(now: number, key: string, bytes: number): boolean {
    const start = Math.floor(now / SECOND);
    if (start !== this.start) {
      this.start = start;
      this.used.clear();
    }
    const used = (this.used.get(key) ?? 0) + bytes;
    if (used > this.limit) return false;
    this.used.set(key, used);
    return true;
  }
}
