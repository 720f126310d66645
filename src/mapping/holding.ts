import type { TaskValues } from './fields/field';
import { fields } from './fields/table';
import { fingerprintsFrom, type Fingerprints } from './fingerprints';
import type { FieldName } from './mapping';

/** The fingerprints after a write to the platform, taken from what it answered instead of what was sent. */
export function withTaskHolding(
  after: Fingerprints,
  task: TaskValues,
  written: readonly FieldName[],
): Fingerprints {
  const prints = new Map(fields.map((field) => [field.name, field.taskPrint(task)]));
  return fingerprintsFrom((name) => {
    const agreed = after.fields[name];
    return written.includes(name) ? { jira: agreed.jira, task: prints.get(name) ?? agreed.task } : agreed;
  }, after.comments);
}
