import type { AdfDocument, AdfNode } from '../rich-text/adf-document';
import { readDocument } from '../rich-text/adf-document';
import { mayTravel } from '../rich-text/admitted-node';
import { canonicalAdf } from '../rich-text/canonical-adf';
import type { Measure } from '../rich-text/fit-adf';
import { fitAdf, jiraTextLimit, storedSize, wordSize } from '../rich-text/fit-adf';
import type { MarkupKind } from '../rich-text/markup';
import { markupOf } from '../rich-text/markup';
import type { Field } from './field';
import { defineField } from './field';

/** The description as a platform of that markup (`capabilities.markup`) holds it. */
export function descriptionIn(kind?: MarkupKind): Field {
  const { toAdf, fromAdf, canonical } = markupOf(kind);
  return defineField<AdfDocument | null, string | null>({
    name: 'description',
    jiraField: 'description',
    fromIssue: (issue) => (issue.description === null ? null : readDocument(issue.description)),
    fromTask: (task) => task.description,
    jiraCanonical: (value) => documentText(value),
    taskCanonical: (value) => (value === null ? '' : canonical(value)),
    toJira: (value, current) => {
      if (value === null || canonical(value) === '') return { value: null };
      const { document, shortened } = fitAdf(
        toAdf(value, { restorable: restorableFrom(current), current }),
        jiraTextLimit,
        measureFor(current),
      );
      if (!shortened) return { value: document };
      return {
        value: document,
        notice: { code: 'TEXT_SHORTENED', field: 'description', facts: { limit: jiraTextLimit } },
      };
    },
    toTask: (value, current) => ({ value: documentText(value) === '' ? null : fromAdf(value, current) }),
    jiraWrite: (value) => ({ fields: { description: value } }),
    taskWrite: (value) => ({ description: value }),
    jiraText: () => null,
    taskText: () => null,
  });
}

/** A text that Jira already holds must not be shortened just because our measure is the stricter one. */
function measureFor(current: AdfDocument | null): Measure {
  return current !== null && JSON.stringify(current).length > jiraTextLimit ? wordSize : storedSize;
}

/** Empty for a document without content: Jira answers null for it, or empty paragraphs after an edit. */
function documentText(document: AdfDocument | null): string {
  const { content } = canonicalAdf(document);
  return content.every((node) => node.type === 'paragraph' && node.content === undefined)
    ? ''
    : JSON.stringify(content);
}

/**
 * A file may come back only to the description it came from: Jira refuses others, and an id that somebody on the
 * platform made up must not put another issue's attachment here.
 */
function restorableFrom(current: AdfDocument | null): (node: AdfNode) => boolean {
  const known = new Set<string>();
  const collect = (nodes: readonly AdfNode[]) => {
    for (const node of nodes) {
      if (mayTravel(node.type)) known.add(JSON.stringify(node));
      collect(node.content ?? []);
    }
  };
  collect(canonicalAdf(current).content);
  return (node) => known.has(JSON.stringify(node));
}
