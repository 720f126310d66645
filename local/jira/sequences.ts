import * as z from 'zod';

export const sequencesShape = z.record(z.string(), z.number());

/** Ever growing numbers by name, as a database has them; a number is never given twice, not even after a delete. */
export class Sequences {
  private readonly last: Map<string, number>;

  constructor(saved: Readonly<Record<string, number>> = {}) {
    this.last = new Map(Object.entries(saved));
  }

  next(name: string, first: number): number {
    const value = (this.last.get(name) ?? first - 1) + 1;
    this.last.set(name, value);
    return value;
  }

  save(): Record<string, number> {
    return Object.fromEntries(this.last);
  }
}
