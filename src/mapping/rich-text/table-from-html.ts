import type { AdfNode } from './adf-document';
import type { HtmlElement } from './html-tree';
import { attributeOf } from './html-tree';
import { carried } from './inline-from-html';

/** The table, after whatever stood in it outside any cell. */
export function tableNodes(element: HtmlElement, blocksOf: (part: HtmlElement) => AdfNode[]): AdfNode[] {
  const outside: AdfNode[] = [];
  const rows: AdfNode[] = [];
  for (const part of rowsIn(element)) {
    if (part.name !== 'tr') {
      outside.push(...blocksOf(part));
      continue;
    }
    const cells: AdfNode[] = [];
    for (const child of part.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') outside.push(...blocksOf({ ...part, name: 'div', children: [child] }));
      } else if (child.name === 'td' || child.name === 'th') cells.push(cell(child, blocksOf(child)));
      else outside.push(...blocksOf({ ...part, name: 'div', children: [child] }));
    }
    if (cells.length > 0) rows.push({ type: 'tableRow', content: cells });
  }
  return rows.length === 0
    ? outside
    : [...outside, { type: 'table', attrs: carried(element), content: rows }];
}

function rowsIn(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string')
      return child.trim() === '' ? [] : [{ name: 'div', attributes: {}, children: [child] }];
    if (['thead', 'tbody', 'tfoot'].includes(child.name)) return rowsIn(child);
    if (child.name === 'td' || child.name === 'th')
      return [{ name: 'tr', attributes: {}, children: [child] }];
    return [
      child.name === 'tr' || child.name === 'caption'
        ? child
        : { name: 'div', attributes: {}, children: [child] },
    ];
  });
}

function cell(element: HtmlElement, content: AdfNode[]): AdfNode {
  return {
    type: element.name === 'td' ? 'tableCell' : 'tableHeader',
    attrs: { ...carried(element), colspan: span(element, 'colspan'), rowspan: span(element, 'rowspan') },
    content,
  };
}

function span(element: HtmlElement, name: string): number {
  const value = Number(attributeOf(element, name) ?? '1');
  return Number.isInteger(value) && value >= 1 && value <= 1_000 ? value : 1;
}
