import type { Usage } from '../host/meters';
import type { Bill } from '../host/prices';
import type { MeterRow } from './ports';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** What was used, in the words and units of Atlassian's price list, and what it would cost beyond the free allowance. */
export function meterRows(usage: Usage, bill: Bill): readonly MeterRow[] {
  const kilobytes = (bytes: number): string => `${fine.format(bytes / 1000)} kB`;
  return [
    { name: 'Invocations', value: whole.format(usage.invocations) },
    { name: 'Compute', value: `${fine.format(usage.gbSeconds)} GB-s`, dollars: bill.compute },
    { name: 'Processor time', value: `${fine.format(usage.cpuMs / 1000)} s` },
    {
      name: 'Storage reads',
      value: `${whole.format(usage.kvsReads)} (${whole.format(usage.kvsReadUnits)} units, ${kilobytes(usage.kvsReadBytes)})`,
      dollars: bill.kvsReads,
    },
    {
      name: 'Storage writes',
      value: `${whole.format(usage.kvsWrites)} (${whole.format(usage.kvsWriteUnits)} units, ${kilobytes(usage.kvsWriteBytes)})`,
      dollars: bill.kvsWrites,
    },
    {
      name: 'Logs',
      value: `${whole.format(usage.logLines)} lines (${kilobytes(usage.logBytes)})`,
      dollars: bill.logs,
    },
    { name: 'Jira calls', value: whole.format(usage.jiraCalls) },
    { name: 'Jira points', value: whole.format(usage.jiraPoints) },
    { name: 'Calls to the platform', value: whole.format(usage.egressCalls) },
    {
      name: 'Queue events',
      value: `${whole.format(usage.queueEvents)} in ${whole.format(usage.queuePushes)} pushes`,
    },
    { name: 'All that is charged', value: '', dollars: bill.total },
  ];
}
