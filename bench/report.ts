import { priceOf } from '../local/host/prices';
import type { Measure } from './budget';
import type { Operation } from './measure';
import type { Stretch } from './stretches';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const fine = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A table in Markdown, its columns as wide as their widest cell so that a terminal shows it as well. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)];
}

/** What a stretch used, in all and for each unit, next to its floor or goal. */
export function stretchTable({ title, unit, count, per, measured, budget }: Stretch): readonly string[] {
  const { usage, virtualMs, processor, memory, ended } = measured;
  const bill = priceOf(usage);
  const units = count / per;
  const row = (name: string, value: number, measure?: Measure, format = number): readonly string[] => {
    const expected = measure === undefined ? undefined : budget[measure];
    return [
      name,
      format.format(value),
      format.format(value / units),
      expected === undefined ? '' : `${expected.kind} ${format.format(expected.value / units)}`,
      expected === undefined ? '' : ratioOf(value, expected.value),
    ];
  };
  const rows = [
    row('Jira points', usage.jiraPoints, 'jiraPoints'),
    row('Jira calls', usage.jiraCalls, 'jiraCalls'),
    row('Platform calls', usage.egressCalls, 'platformCalls'),
    row('Outgoing calls, both sides', usage.jiraCalls + usage.egressCalls, 'outgoingCalls'),
    row('KVS reads', usage.kvsReads, 'kvsReads'),
    row('KVS read units of 10 KB', usage.kvsReadUnits),
    row('KVS bytes read', usage.kvsReadBytes),
    row('KVS writes', usage.kvsWrites, 'kvsWrites'),
    row('KVS write units of 10 KB', usage.kvsWriteUnits),
    row('KVS bytes written', usage.kvsWriteBytes, 'kvsWriteBytes'),
    row('Invocations', usage.invocations),
    row('Queue events', usage.queueEvents),
    row('GB-s', usage.gbSeconds, 'gbSeconds', fine),
    row('Log bytes', usage.logBytes),
    row('Dollars', bill.total, 'dollars', fine),
    row('of which compute', bill.compute, undefined, fine),
    row('of which KVS writes', bill.kvsWrites, undefined, fine),
    row('of which KVS reads', bill.kvsReads, undefined, fine),
    row('App CPU, ms', processor.app),
    row('CPU with twins, ms', processor.all),
    row('Virtual time, s', virtualMs / 1000),
  ];
  return [
    `### ${title} (${number.format(count)})`,
    '',
    ...markdownTable(['', 'used', `per ${unit}`, 'floor or goal', 'ratio'], rows),
    '',
    ...(ended ? [] : ['**Ticks still found work when the bench lost patience.**', '']),
    `Peak memory of the whole process, twins included: ${number.format(memory / 1e6)} MB.`,
  ];
}

/** Where the calls and Jira's points of a stretch went. */
export function operationsTable({ measured: { operations } }: Stretch): readonly string[] {
  const weight = ([, { points, calls }]: [string, Operation]): number => points * 1e6 + calls;
  return markdownTable(
    ['Call', 'calls', 'points'],
    [...operations]
      .sort((one, other) => weight(other) - weight(one))
      .map(([name, { calls, points }]) => [
        name,
        number.format(calls),
        points === 0 ? '' : number.format(points),
      ]),
  );
}

function ratioOf(value: number, expected: number): string {
  if (expected === 0) return value === 0 ? '1' : 'over';
  return fine.format(value / expected);
}
