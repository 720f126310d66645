import type { AdfNode } from './adf-document';
import { attribute, textAttribute } from './adf-document';
import { canonicalAdf } from './canonical-adf';
import { cleanText } from './clean-text';
import { inlineTypes } from './containment';
import { escapeWikiLines } from './escape-wiki';
import { cardToWiki, inlineToWiki } from './inline-to-wiki';
import { inlineText, plainText } from './plain-text';
import { panelColours } from './wiki-colours';
import { pictureUrl } from './wiki-links';
import { hideClosings } from './wiki-macros';

/** What stands around a block: in an item or a cell an empty line would end the list or the table. */
type Around = 'text' | 'item' | 'cell';

/**
 * An Atlassian document in Jira's text formatting notation. What the notation has no words for (people, dates, files,
 * layouts) is said as words. Takes anything, never throws; an empty text for a document without content.
 */
export function adfToWiki(document: unknown): string {
  return blocks(canonicalAdf(document).content, 'text');
}

function blocks(nodes: readonly AdfNode[] = [], around: Around): string {
  return nodes
    .map((node) => block(node, around))
    .filter((wiki) => wiki !== '')
    .join(around === 'text' ? '\n\n' : '\n');
}

function block(node: AdfNode, around: Around): string {
  switch (node.type) {
    case 'paragraph':
      return lines(node.content, around);
    case 'heading': {
      const words = inlineToWiki(node.content, { oneLine: true, inCell: around === 'cell' });
      return words === '' ? '' : `h${String(attribute(node, 'level'))}. ${words}`;
    }
    case 'bulletList':
    case 'orderedList':
      return list(node, '', around).join('\n');
    case 'taskList':
    case 'decisionList':
      return signedItems(node, '', around).join('\n');
    case 'codeBlock':
      return code(node);
    case 'blockquote':
      return `{quote}\n${blocks(node.content, 'text')}\n{quote}`;
    case 'rule':
      return '----';
    case 'panel': {
      const type = textAttribute(node, 'panelType');
      const colour = type === 'custom' ? textAttribute(node, 'panelColor') || '#f4f5f7' : panelColours[type];
      return `{panel:bgColor=${colour ?? panelColours['info'] ?? ''}}\n${blocks(node.content, 'text')}\n{panel}`;
    }
    case 'expand':
    case 'nestedExpand': {
      const title = cleanText(textAttribute(node, 'title'));
      const marks = [{ type: 'strong' }];
      const named = title === '' ? '' : lines([{ type: 'text', text: title, marks }], around);
      return [named, blocks(node.content, around)]
        .filter((wiki) => wiki !== '')
        .join(around === 'text' ? '\n\n' : '\n');
    }
    case 'table':
      return (node.content ?? []).map(row).join('\n');
    case 'blockCard':
    case 'embedCard':
      return cardToWiki(node) ?? lines([{ type: 'text', text: inlineText(node) }], around);
    case 'mediaSingle':
    case 'mediaGroup':
      return (node.content ?? [])
        .map((child) => media(child, around))
        .join(around === 'text' ? '\n\n' : '\n');
    default:
      if (inlineTypes.has(node.type)) return lines([node], around);
      if (node.content !== undefined) return blocks(node.content, around);
      return lines([{ type: 'text', text: cleanText(inlineText(node)).replace(/\s+/g, ' ') }], around);
  }
}

function lines(content: readonly AdfNode[] = [], around: Around, start = ''): string {
  const inCell = around === 'cell';
  const wiki = inlineToWiki(content, { oneLine: inCell, inCell });
  return start + (start === '' ? escapeWikiLines(wiki) : escapeWikiLines(`.${wiki}`).slice(1));
}

function code(node: AdfNode): string {
  const words = (node.content ?? []).map(inlineText).join('');
  const language = textAttribute(node, 'language');
  // What is not named has no colours in Jira Cloud; Jira's own macro would take it for Java.
  const [opening, closing] =
    language === '' ? ['{noformat}', '{noformat}'] : [`{code:${language}}`, '{code}'];
  const hidden =
    words.toLowerCase().includes(closing) || words.includes('\u200b') ? hideClosings(words) : words;
  return `${opening}\n${hidden}\n${closing}`;
}

/** The items under each other, each behind the signs of all lists it is in. */
function list(node: AdfNode, outer: string, around: Around): string[] {
  const own = (outer + (node.type === 'orderedList' ? '#' : '*')).slice(0, 20);
  return (node.content ?? []).flatMap((item) => itemLines(item.content, own, '', around));
}

function itemLines(content: readonly AdfNode[] = [], own: string, sign: string, around: Around): string[] {
  const [first, ...rest] = content;
  const begins = first?.type === 'paragraph';
  const inside: Around = around === 'cell' ? 'cell' : 'item';
  const words = begins ? lines(first.content, inside, `${own} ${sign}`) : `${own} ${sign}`;
  // Words that begin with a box are no task.
  const plain = sign === '' ? words.replace(/^(\S+ )([☐☑◆])(?= |\n|$)/u, (_, start: string, box: string) => `${start}&#${String(box.codePointAt(0))};`) : words; // prettier-ignore
  const others = (begins ? rest : content).flatMap((child) => {
    if (child.type === 'bulletList' || child.type === 'orderedList') return list(child, own, around);
    if (child.type === 'taskList' || child.type === 'decisionList') return signedItems(child, own, around);
    const wiki = block(child, inside);
    return wiki === '' ? [] : [wiki];
  });
  return [plain, ...others];
}

/** Task and decision items as items that start with a box or a lozenge. */
function signedItems(node: AdfNode, outer: string, around: Around): string[] {
  const own = `${outer}*`.slice(0, 20);
  return (node.content ?? []).flatMap((item) => {
    if (item.type === 'taskList') return signedItems(item, own, around);
    const done = textAttribute(item, 'state') === 'DONE';
    const sign = item.type === 'decisionItem' ? '◆ ' : done ? '☑ ' : '☐ ';
    const isBlocks = item.type === 'blockTaskItem';
    const words = isBlocks
      ? [{ type: 'text', text: plainText(item.content ?? []).replace(/\n/g, ' ') }]
      : item.content;
    return itemLines([{ type: 'paragraph', content: words ?? [] }], own, sign, around);
  });
}

function row(node: AdfNode): string {
  let separator = '|';
  let wiki = '';
  for (const cell of node.content ?? []) {
    separator = cell.type === 'tableHeader' ? '||' : '|';
    wiki += separator + (blocks(cell.content, 'cell') || ' ');
  }
  return wiki + separator;
}

function media(node: AdfNode, around: Around): string {
  if (node.type === 'caption') return lines(node.content, around);
  const url = pictureUrl(textAttribute(node, 'url'));
  if (!/^https?:\/\//i.test(url)) return lines([{ type: 'text', text: `[${inlineText(node)}]` }], around);
  // Signs that would end the picture or its options.
  const alt = textAttribute(node, 'alt')
    .replace(/[",|!{}[\]\\\s]+/g, ' ')
    .trim();
  return `!${url}${alt === '' ? '' : `|alt=${alt}`}!`;
}
