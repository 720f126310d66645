import type { TaskValues } from './fields/field';
import { fields } from './fields/table';
import { fingerprintsFrom, type Fingerprints } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';
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

/** The fingerprints for fields that stay different on purpose: each side is agreed to hold what it holds. */
export function withSidesAsTheyAre(
  after: Fingerprints,
  issue: JiraIssueFields,
  task: TaskValues,
  left: readonly FieldName[],
): Fingerprints {
  const sides = new Map(
    fields.map((field) => [field.name, { jira: field.jiraPrint(issue), task: field.taskPrint(task) }]),
  );
  return fingerprintsFrom(
    (name) => (left.includes(name) ? (sides.get(name) ?? after.fields[name]) : after.fields[name]),
    after.comments,
  );
}
