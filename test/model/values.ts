/** Values that tell by themselves whose they are, so that a double or a stray is known by its title. */
export function itemTitle(item: number, take: number): string {
  return `Item ${item} take ${take}.`;
}

export function itemText(item: number, take: number): string {
  return `Text ${take} of item ${item}.`;
}

export function remark(item: number, take: number): string {
  return `Remark ${take} on item ${item}.`;
}

/** The number in a title made by `itemTitle`; null for any other title. */
export function itemOfTitle(title: string): number | null {
  const found = /^Item (\d+) take \d+\.$/.exec(title);
  return found === null ? null : Number(found[1]);
}

export function dateOf(take: number): string | null {
  return take % 5 === 0 ? null : `2026-12-${String(1 + (take % 27)).padStart(2, '0')}`;
}

export function labelsOf(take: number): readonly string[] {
  return take % 6 === 0 ? [] : [`label-${take % 7}`, `mark-${take % 5}`].sort();
}

export function pointsOf(take: number): number | null {
  return take % 7 === 0 ? null : take % 13;
}

export function paragraph(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** The words of HTML without its tags; the values of this model have no entities. */
export function wordsOfHtml(html: string | null): string {
  return (html ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a document of Jira, block by block. */
export function wordsOfDocument(node: unknown): string {
  return texts(node).join(' ').replace(/\s+/g, ' ').trim();
}

function texts(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('text' in node && typeof node.text === 'string') return [node.text];
  return 'content' in node && Array.isArray(node.content) ? node.content.flatMap(texts) : [];
}

export const PRIORITIES = [
  { id: 'pr-urgent', jira: 'Highest' },
  { id: 'pr-high', jira: 'High' },
  { id: 'pr-normal', jira: 'Medium' },
  { id: 'pr-low', jira: 'Low' },
];

export const PEOPLE = [
  { id: 'usr-lena', jira: 'acc-lead' },
  { id: 'usr-milo', jira: 'acc-member' },
  { id: null, jira: null },
];

/** Counted round. */
export function at<T>(list: readonly T[], take: number): T {
  const found = list[take % list.length];
  if (found === undefined) throw new Error('An empty list');
  return found;
}
