/** Which blocks Jira takes inside which (the full ADF schema, without the nodes we never write). */
const anywhere = ['paragraph', 'codeBlock', 'mediaSingle', 'bulletList', 'orderedList'];
const inColumn = [
  ...anywhere,
  'blockCard',
  'taskList',
  'blockquote',
  'decisionList',
  'embedCard',
  'heading',
  'mediaGroup',
  'rule',
  'panel',
  'table',
  'expand',
];
const inCell = [
  ...anywhere,
  'blockCard',
  'taskList',
  'blockquote',
  'decisionList',
  'embedCard',
  'heading',
  'mediaGroup',
  'rule',
  'panel',
  'nestedExpand',
];

const blocksInside: Readonly<Record<string, readonly string[]>> = {
  doc: [...inColumn, 'layoutSection'],
  layoutColumn: inColumn,
  listItem: [...anywhere, 'taskList'],
  blockquote: [...anywhere, 'mediaGroup'],
  panel: [...anywhere, 'heading', 'blockCard', 'mediaGroup', 'taskList', 'rule', 'decisionList'],
  tableCell: inCell,
  tableHeader: inCell,
  expand: [...inCell, 'table'],
  bodiedExtension: [...inCell.filter((type) => type !== 'nestedExpand'), 'table'],
  nestedExpand: [
    ...anywhere,
    'heading',
    'mediaGroup',
    'taskList',
    'decisionList',
    'rule',
    'panel',
    'blockquote',
  ],
};

export function mayContain(parent: string, child: string): boolean {
  return blocksInside[parent]?.includes(child) ?? false;
}

export const inlineTypes: ReadonlySet<string> = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'placeholder',
  'mediaInline',
]);

/** Block marks such as alignment are taken only in some places. */
export function mayCarryMark(parent: string, type: string, mark: string): boolean {
  const free = parent === 'doc' || parent === 'layoutColumn';
  const inTable = parent === 'tableCell' || parent === 'tableHeader';
  if (mark === 'alignment') return (type === 'paragraph' || type === 'heading') && (free || inTable);
  if (mark === 'indentation')
    return (type === 'paragraph' && free) || (type === 'heading' && (free || inTable));
  if (mark === 'fontSize') return type === 'paragraph' && parent !== 'blockquote';
  if (mark === 'breakout') return parent === 'doc' && ['codeBlock', 'expand', 'layoutSection'].includes(type);
  return false;
}
