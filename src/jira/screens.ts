import * as z from 'zod';
import type { FieldKind } from '../platform/port';
import { callJira, type JiraTransport } from './http';
import type { CreateScreen, Screen, ScreenField } from './port';
import { generalProblem, itemProblem } from './refusals';

const fieldAnswer = z.object({
  name: z.string(),
  required: z.boolean(),
  hasDefaultValue: z.boolean().optional(),
  schema: z.object({ type: z.string(), items: z.string().optional(), custom: z.string().optional() }),
  allowedValues: z.array(z.unknown()).optional(),
});
const createFieldsAnswer = z.object({
  total: z.number(),
  fields: z.array(fieldAnswer.extend({ fieldId: z.string() })),
});
const editFieldsAnswer = z.object({ fields: z.record(z.string(), fieldAnswer).default({}) });
/** Options of custom fields have a value where Jira's own lists have a name. */
const choice = z.union([
  z.object({ id: z.string(), value: z.string() }).transform(({ id, value }) => ({ id, name: value })),
  z.object({ id: z.string(), name: z.string() }),
]);

const PLAIN: Readonly<Record<string, FieldKind>> = {
  number: 'number',
  date: 'date',
  datetime: 'date-time',
  option: 'select',
};

function kindOf({ type, items, custom }: z.output<typeof fieldAnswer>['schema']): FieldKind | 'other' {
  // What has a table of its own in the mapping, like labels, is no field to be paired by its kind.
  if (custom === undefined) return 'other';
  if (type === 'array') return items === 'option' ? 'multi-select' : 'other';
  if (type !== 'string') return PLAIN[type] ?? 'other';
  if (custom.endsWith(':textfield')) return 'text';
  return custom.endsWith(':url') ? 'url' : 'other';
}

function toField(id: string, field: z.output<typeof fieldAnswer>): ScreenField {
  const { name, required, hasDefaultValue, schema, allowedValues } = field;
  return {
    id,
    name,
    kind: kindOf(schema),
    required: required && hasDefaultValue !== true,
    allowedValues: allowedValues?.flatMap((value) => choice.safeParse(value).data ?? []) ?? null,
  };
}

function toScreen(fields: readonly ScreenField[]): Screen {
  return {
    fields,
    fieldIds: new Set(fields.map(({ id }) => id)),
    required: fields.filter(({ required }) => required).map(({ id }) => id),
  };
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get */
export async function createScreen(
  transport: JiraTransport,
  projectId: string,
  issueTypeId: string,
): Promise<CreateScreen> {
  const fields: ScreenField[] = [];
  for (let total = 1, startAt = 0; startAt < total;) {
    const query = new URLSearchParams({ startAt: String(startAt), maxResults: '200' });
    const route = transport.route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${issueTypeId}?${query}`;
    const page = createFieldsAnswer.parse(
      await callJira(transport, 'app', 'GET', route, undefined, generalProblem),
    );
    if (page.fields.length === 0) break;
    fields.push(...page.fields.map(({ fieldId, ...field }) => toField(fieldId, field)));
    ({ total } = page);
    startAt += page.fields.length;
  }
  const priorities = fields.find(({ id }) => id === 'priority')?.allowedValues ?? [];
  return { ...toScreen(fields), priorities };
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get */
export async function editScreen(transport: JiraTransport, issueId: string): Promise<Screen> {
  const route = transport.route`/rest/api/3/issue/${issueId}/editmeta`;
  const { fields } = editFieldsAnswer.parse(
    await callJira(transport, 'app', 'GET', route, undefined, itemProblem),
  );
  return toScreen(Object.entries(fields).map(([id, field]) => toField(id, field)));
}
