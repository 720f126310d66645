import { FIELDS, fieldOf, type FieldContext } from './field-definitions';
import type { IssueFields } from './issue';
import { Refusal } from './refusal';

export interface FieldRules {
  /** Fields that may be set here. */
  readonly screen: readonly string[];
  /** Fields that must be set here. */
  readonly required: readonly string[];
  /** Fields that may not be emptied here. */
  readonly filled?: readonly string[];
}

/**
 * Reads the `fields` of a create, edit or transition against its screen. Throws one refusal of status 400 that
 * names every field at fault, as Jira does.
 */
export function readFields(
  input: Readonly<Record<string, unknown>>,
  rules: FieldRules,
  context: FieldContext,
): Partial<IssueFields> {
  const errors: Record<string, string> = {};
  let change: Partial<IssueFields> = {};
  for (const [id, value] of Object.entries(input)) {
    const definition = rules.screen.includes(id) ? FIELDS.get(id) : undefined;
    if (definition === undefined) {
      errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
      continue;
    }
    if ((rules.filled ?? rules.required).includes(id) && id !== 'summary' && isEmpty(value)) {
      errors[id] = `${definition.name} is required.`;
      continue;
    }
    // One custom field is read on top of those read before it.
    const reading = definition.read(value, { ...context, custom: change.custom ?? context.custom });
    if ('problem' in reading) errors[id] = reading.problem;
    else change = { ...change, ...reading.change };
  }
  for (const id of rules.required) {
    if (!(id in input))
      errors[id] ??=
        id === 'summary' ? 'You must specify a summary of the issue.' : `${fieldOf(id).name} is required.`;
  }
  if (Object.keys(errors).length > 0) throw new Refusal(400, [], errors);
  return change;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
