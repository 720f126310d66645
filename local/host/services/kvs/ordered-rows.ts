import { compare } from './conditions';
import type { Scalar } from './entity-model';
import type { Entry } from './records';

export interface Row {
  readonly sort: Scalar;
  readonly key: string;
  readonly entry: Entry;
}

/** What happens to one partition of an index at a time: rows that leave their places, and rows that come. */
export interface Shift {
  readonly leave: Map<string, Scalar>;
  readonly come: Row[];
}

/** From here on sorting all rows anew is cheaper than moving them for each single change. */
const MANY = 64;

/** Rows kept in the order of (sort, key); a key stands here at most once. */
export class OrderedRows {
  private rows: Row[] = [];

  get length(): number {
    return this.rows.length;
  }

  at(index: number): Row | undefined {
    return this.rows[index];
  }

  shift({ leave, come }: Shift): void {
    if (leave.size + come.length > MANY) {
      const staying = this.rows.filter((row) => leave.get(row.key) !== row.sort);
      this.rows = staying.concat(come).sort((left, right) => order(left, right.sort, right.key));
      return;
    }
    for (const [key, sort] of leave) {
      const index = this.indexOf(sort, key);
      const present = this.rows[index];
      if (present !== undefined && order(present, sort, key) === 0) this.rows.splice(index, 1);
    }
    for (const row of come) this.rows.splice(this.indexOf(row.sort, row.key), 0, row);
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
