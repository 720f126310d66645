import { compare } from './conditions';
import type { Scalar } from './entity-model';
import type { Entry } from './records';

export interface Row {
  readonly sort: Scalar;
  readonly key: string;
  readonly entry: Entry;
}

/** Rows kept in the order of (sort, key). */
export class OrderedRows {
  private readonly rows: Row[] = [];

  get length(): number {
    return this.rows.length;
  }

  at(index: number): Row | undefined {
    return this.rows[index];
  }

  put(row: Row): void {
    const index = this.indexOf(row.sort, row.key);
    const present = this.rows[index];
    const replaces = present !== undefined && order(present, row.sort, row.key) === 0;
    this.rows.splice(index, replaces ? 1 : 0, row);
  }

  remove(sort: Scalar, key: string): void {
    const index = this.indexOf(sort, key);
    const present = this.rows[index];
    if (present !== undefined && order(present, sort, key) === 0) this.rows.splice(index, 1);
  }

  /** The index of the first row at or after this place. */
  indexOf(sort: Scalar, key: string): number {
    return this.first((row) => order(row, sort, key) >= 0);
  }

  /** The index of the first row for which the test is true; once true it must stay true. */
  first(test: (row: Row) => boolean): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.rows[middle];
      if (row === undefined || test(row)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function order(row: Row, sort: Scalar, key: string): number {
  return compare(row.sort, sort) || compare(row.key, key);
}
