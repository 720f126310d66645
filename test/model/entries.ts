import * as z from 'zod';
import type { World } from '../../local/world';
import { readHistory } from '../../src/sync/history-row';
import { readFailure, type Failure } from '../../src/sync/failure-record';
import type { Item } from './items';

const row = z.object({ value: z.unknown() });

/** What the app has noted of an item that it overruled on one side. */
export interface Overruled {
  readonly taskId: string | null;
  readonly at: number;
  readonly field: string;
  readonly side: 'jira' | 'platform' | null;
  readonly from: string | null;
}

/** Every conflict in the record of what was written, as it is stored. */
export function overruledIn(world: World): readonly Overruled[] {
  return rowsOf(world, 'history').flatMap(([, value]) => {
    const { at, notes } = readHistory(value);
    return notes
      .filter(({ action }) => action === 'conflict')
      .flatMap(({ taskId, wrote, changes }) =>
        changes.map(({ field, from }) => ({ taskId, at, field, side: wrote, from })),
      );
  });
}

export function failureOf(world: World, { taskId, issueKey }: Item): Failure | undefined {
  return rowsOf(world, 'failure')
    .map(([id, value]) => readFailure(id, value))
    .find((one) => (taskId !== null && one.taskId === taskId) || one.issueKey === issueKey);
}

function rowsOf(world: World, entity: string): readonly (readonly [key: string, value: unknown])[] {
  const rows: (readonly [string, unknown])[] = [];
  for (const [name, table] of world.storageSnapshot()) {
    if (!name.endsWith(`\nentity:${entity}`)) continue;
    for (const [key, stored] of table) rows.push([key, row.parse(stored).value]);
  }
  return rows;
}
