import { safeUrl } from './safe-url';

/**
 * What a document of ours may hold. One table for three uses: which attributes travel through HTML, what may be
 * restored from HTML, and which attributes count when two documents are compared.
 */
export interface AttributeRule {
  readonly accepts: (value: unknown) => boolean;
  readonly required?: true;
  /** A value that says the same as leaving the attribute out. */
  readonly same?: unknown;
  /** HTML has its own way to say it; all others travel together in `data-attrs`. */
  readonly native?: true;
}
export type AttributeRules = Readonly<Record<string, AttributeRule>>;

const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const whole = (min: number, max: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const number = (min: number, max: number) => (value: unknown) =>
  typeof value === 'number' && value >= min && value <= max;
const plain =
  (max: number, min = 0) =>
  (value: unknown) =>
    typeof value === 'string' && value.length >= min && value.length <= max && !/\p{Cc}|\p{Cs}/u.test(value);
const url = (value: unknown) => typeof value === 'string' && safeUrl(value) === value;
const flag = oneOf(true, false);
const colour = matches(/^#[0-9a-fA-F]{3,8}$|^[a-z]{3,30}$/);
const reference = matches(/^[A-Za-z0-9_.:~-]{1,128}$/);
const layout = oneOf('wide', 'full-width', 'center', 'wrap-right', 'wrap-left', 'align-end', 'align-start');
const vertical = oneOf('top', 'middle', 'bottom');

const cell: AttributeRules = {
  colspan: { accepts: whole(1, 1_000), same: 1, native: true },
  rowspan: { accepts: whole(1, 1_000), same: 1, native: true },
  colwidth: {
    accepts: (value) => Array.isArray(value) && value.length <= 100 && value.every(number(0, 10_000)),
  },
  background: { accepts: colour },
  valign: { accepts: vertical },
};

export const nodeAttributes: Readonly<Record<string, AttributeRules>> = {
  paragraph: {},
  heading: { level: { accepts: whole(1, 6), required: true, native: true } },
  bulletList: {},
  orderedList: { order: { accepts: whole(0, 1_000_000), same: 1, native: true } },
  listItem: {},
  taskList: {},
  taskItem: { state: { accepts: oneOf('TODO', 'DONE'), required: true, native: true } },
  decisionList: {},
  decisionItem: { state: { accepts: matches(/^[A-Z_]{1,30}$/), required: true, native: true } },
  codeBlock: {
    language: { accepts: matches(/^[\w+#. /()-]{1,60}$/), native: true },
    wrap: { accepts: flag, same: false },
    hideLineNumbers: { accepts: flag, same: false },
  },
  blockquote: {},
  rule: {},
  panel: {
    panelType: {
      accepts: oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom'),
      required: true,
      native: true,
    },
    panelIcon: { accepts: plain(100) },
    panelIconId: { accepts: plain(100) },
    panelIconText: { accepts: plain(100) },
    panelColor: { accepts: colour },
  },
  expand: { title: { accepts: plain(500), same: '', native: true } },
  nestedExpand: { title: { accepts: plain(500), same: '', native: true } },
  layoutSection: {},
  layoutColumn: {
    width: { accepts: number(0, 100), required: true, native: true },
    valign: { accepts: vertical },
  },
  table: {
    displayMode: { accepts: oneOf('default', 'fixed'), same: 'default' },
    isNumberColumnEnabled: { accepts: flag, same: false },
    layout: {
      accepts: oneOf('wide', 'full-width', 'center', 'align-end', 'align-start', 'default'),
      same: 'default',
    },
    width: { accepts: number(0, 10_000) },
  },
  tableRow: {},
  tableCell: cell,
  tableHeader: cell,
  text: {},
  hardBreak: {},
  mention: {
    id: { accepts: reference, required: true, native: true },
    text: { accepts: plain(200), native: true },
    userType: { accepts: oneOf('DEFAULT', 'SPECIAL', 'APP'), same: 'DEFAULT' },
  },
  emoji: {
    shortName: { accepts: plain(80, 1), required: true, native: true },
    id: { accepts: plain(80, 1), native: true },
    text: { accepts: plain(80), native: true },
  },
  date: { timestamp: { accepts: matches(/^-?[0-9]{1,15}$/), required: true, native: true } },
  status: {
    text: { accepts: plain(200, 1), required: true, native: true },
    color: {
      accepts: matches(/^(neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/),
      required: true,
      native: true,
    },
    style: { accepts: matches(/^[A-Za-z-]{1,30}$/) },
  },
  inlineCard: { url: { accepts: url, required: true, native: true } },
  blockCard: { url: { accepts: url, required: true, native: true } },
  embedCard: {
    url: { accepts: url, required: true },
    layout: { accepts: layout, required: true },
    width: { accepts: number(0, 100) },
    originalHeight: { accepts: number(0, 100_000) },
    originalWidth: { accepts: number(0, 100_000) },
  },
  placeholder: { text: { accepts: plain(500), required: true } },
  mediaSingle: {
    layout: { accepts: layout },
    width: { accepts: number(0, 10_000) },
    widthType: { accepts: oneOf('percentage', 'pixel') },
  },
  mediaGroup: {},
  media: {
    type: { accepts: oneOf('link', 'file', 'external'), required: true },
    id: { accepts: plain(200, 1) },
    collection: { accepts: plain(200) },
    occurrenceKey: { accepts: plain(200, 1) },
    url: { accepts: url },
    alt: { accepts: plain(500) },
    width: { accepts: number(0, 100_000) },
    height: { accepts: number(0, 100_000) },
  },
  mediaInline: {
    type: { accepts: oneOf('link', 'file', 'image') },
    id: { accepts: plain(200, 1), required: true },
    collection: { accepts: plain(200), required: true },
    occurrenceKey: { accepts: plain(200, 1) },
    alt: { accepts: plain(500) },
    width: { accepts: number(0, 100_000) },
    height: { accepts: number(0, 100_000) },
  },
  caption: {},
};

/** Marks in the order in which their elements nest, outermost first. */
export const markAttributes: Readonly<Record<string, AttributeRules>> = {
  link: { href: { accepts: url, required: true }, title: { accepts: plain(500), same: '' } },
  annotation: {
    id: { accepts: reference, required: true },
    annotationType: { accepts: oneOf('inlineComment'), required: true },
  },
  textColor: { color: { accepts: matches(/^#[0-9a-fA-F]{6}$/), required: true } },
  backgroundColor: { color: { accepts: matches(/^#[0-9a-fA-F]{6}$/), required: true } },
  strong: {},
  em: {},
  underline: {},
  strike: {},
  subsup: { type: { accepts: oneOf('sub', 'sup'), required: true } },
  code: {},
  alignment: { align: { accepts: oneOf('center', 'end'), required: true } },
  indentation: { level: { accepts: whole(1, 6), required: true } },
  fontSize: { fontSize: { accepts: oneOf('small'), required: true } },
  border: {
    size: { accepts: whole(1, 3), required: true },
    color: { accepts: matches(/^#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})$/), required: true },
  },
  breakout: {
    mode: { accepts: oneOf('wide', 'full-width'), required: true },
    width: { accepts: number(0, 10_000) },
  },
};

const markOrder = Object.keys(markAttributes);

export function markRank(type: string): number {
  const rank = markOrder.indexOf(type);
  return rank === -1 ? markOrder.length : rank;
}

/** The attributes the rules know and accept, without those that say nothing; null when a required one is missing. */
export function acceptedAttributes(
  rules: AttributeRules,
  attrs: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> | null {
  const accepted: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const value = attrs !== undefined && Object.hasOwn(attrs, name) ? attrs[name] : undefined;
    if (value !== undefined && rule.accepts(value)) {
      if (value !== rule.same) accepted[name] = value;
    } else if (rule.required) return null;
  }
  return accepted;
}
