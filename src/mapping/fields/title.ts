import type { Translation } from './field';
import { defineField } from './field';

/** Jira's limit for a summary, in UTF-16 units. */
const summaryLimit = 255;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export const title = defineField<string, string>({
  name: 'title',
  jiraField: 'summary',
  fromIssue: (issue) => issue.summary,
  fromTask: (task) => task.title,
  jiraCanonical: oneLine,
  taskCanonical: oneLine,
  toJira: (value) => fitted(value, summaryLimit),
  toTask: (value, _, { titleLimit }) => fitted(value, titleLimit),
  jiraWrite: (summary) => ({ fields: { summary } }),
  taskWrite: (value) => ({ title: value }),
  jiraText: (text) => text,
  taskText: (text) => text,
});

/** Jira refuses line ends in a summary; both sides drop spaces around it. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function fitted(text: string, limit: number): Translation<string> {
  const line = oneLine(text);
  if (line === '') return { value: '(no title)' };
  if (line.length <= limit) return { value: line };
  return {
    value: shortened(line, limit),
    notice: { code: 'TITLE_SHORTENED', field: 'title', facts: { length: line.length, limit } },
  };
}

/** Cut before the limit with an ellipsis, never inside what a reader sees as one character. */
function shortened(line: string, limit: number): string {
  let end = 0;
  // The first limit + 1 units are enough to find the cut, however long the rest is.
  for (const { index } of graphemes.segment(line.slice(0, limit + 64))) {
    if (index > limit - 1) break;
    end = index;
  }
  return `${line.slice(0, end).trimEnd()}…`;
}
