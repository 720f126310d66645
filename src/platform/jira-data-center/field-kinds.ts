import type { FieldKind } from '../port';

const bundled = 'com.atlassian.jira.plugin.system.customfieldtypes';
const software = 'com.pyxis.greenhopper.jira';

/** A field whose value is the key of an issue's epic, and one that every new epic must have beside its summary. */
export const epicLinkType = `${software}:gh-epic-link`;
export const epicNameType = `${software}:gh-epic-label`;

/** The field types that come with Jira, as far as the port has a kind for them. */
const kinds: Readonly<Record<string, FieldKind>> = {
  [`${bundled}:textfield`]: 'text',
  [`${bundled}:textarea`]: 'text',
  [`${bundled}:readonlyfield`]: 'text',
  [`${bundled}:float`]: 'number',
  [`${bundled}:datepicker`]: 'date',
  [`${bundled}:datetime`]: 'date-time',
  [`${bundled}:select`]: 'select',
  [`${bundled}:radiobuttons`]: 'select',
  [`${bundled}:multiselect`]: 'multi-select',
  [`${bundled}:multicheckboxes`]: 'multi-select',
  [`${bundled}:url`]: 'url',
};

export const readOnlyType = `${bundled}:readonlyfield`;

/** Null for types of other makers and those that hold what the port has no kind for, like people. */
export const kindOf = (type: string | undefined): FieldKind | null => kinds[type ?? ''] ?? null;
