import type { AdfMark, AdfNode } from './adf-document';
import { attribute } from './adf-document';
import { escapeAttribute } from './clean-text';
import { nodeAttributes } from './node-rules';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const maxCarried = 2_000;

/** One element around content that is HTML already. */
export function element(name: string, attributes: Attributes, html: string): string {
  return `${startTag(name, attributes)}${html}</${name}>`;
}

function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
  );
  return `<${name}${written.join('')}>`;
}

/** What HTML has no attribute for, so that an edit on the platform does not cost the layout chosen in Jira. */
export function carriedAttributes(node: AdfNode): Attributes {
  const rules = nodeAttributes[node.type] ?? {};
  const carried = Object.entries(rules).flatMap(([name, rule]) => {
    const value = rule.native ? undefined : attribute(node, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    'data-attrs': carried.length === 0 ? undefined : short(JSON.stringify(Object.fromEntries(carried))),
    'data-marks': node.marks === undefined ? undefined : short(JSON.stringify(blockMarks(node.marks))),
  };
}

function blockMarks(marks: readonly AdfMark[]): readonly AdfMark[] {
  return marks.filter(({ type }) => ['alignment', 'indentation', 'fontSize', 'breakout'].includes(type));
}

function short(json: string): string | undefined {
  return json.length > maxCarried || json === '[]' ? undefined : json;
}
