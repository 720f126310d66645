import type { Field, TaskValues } from './fields/field';
import { agreedOn, withFields, type FieldKey, type Fingerprints } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';

/** The fingerprints after a write to the platform, taken from what it answered instead of what was sent. */
export function withTaskHolding(
  fields: readonly Field[],
  after: Fingerprints,
  task: TaskValues,
  written: readonly FieldKey[],
): Fingerprints {
  const prints = new Map(fields.map((field) => [field.name, field.taskPrint(task)]));
  return withFields(after, written, (name) => {
    const agreed = agreedOn(after, name);
    return { jira: agreed.jira, task: prints.get(name) ?? agreed.task };
  });
}

/** The fingerprints for fields that stay different on purpose: each side is agreed to hold what it holds. */
export function withSidesAsTheyAre(
  fields: readonly Field[],
  after: Fingerprints,
  issue: JiraIssueFields,
  task: TaskValues,
  left: readonly FieldKey[],
): Fingerprints {
  const sides = new Map(
    fields.map((field) => [field.name, { jira: field.jiraPrint(issue), task: field.taskPrint(task) }]),
  );
  return withFields(after, left, (name) => sides.get(name) ?? agreedOn(after, name));
}
