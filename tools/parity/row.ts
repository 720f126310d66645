/**
 * One thing that a product with a connection to Jira offers there, and where Planlink offers it. LA and JA number the
 * actions, notes and messages of Level Access and of Jira Align, S what their neighbouring help pages state.
 */
export type Row = { readonly id: string; readonly asked: string } & (
  | {
      readonly place: string;
      /** What of it is not offered, and why. */
      readonly without?: string;
    }
  | { readonly notProvided: string }
);

/** Letters that begin an id, also of one that does not exist, so that a slip in a title is seen. */
const shape = /\b(?:(?:LA|JA)\d{1,3}[a-z]?|S\d{2})\b/g;

/** The ids in a title, each once. */
export function idsIn(title: string): readonly string[] {
  return [...new Set(title.match(shape))];
}

/** The title as a reader wants it, where its row already stands beside it. */
export function withoutIds(title: string): string {
  return title.replace(shape, '').replace(/\s+/g, ' ').trim();
}
