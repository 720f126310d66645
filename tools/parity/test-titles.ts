import ts from 'typescript';
import { idsIn } from './row';
import { testFunction } from './test-functions';
import { wrappersIn, type ReadModule } from './test-wrappers';

export interface NamedTest {
  /** Titles of the groups it stands in, outermost first, and its own. */
  readonly titles: readonly string[];
  /** Rows named by any of these titles. */
  readonly ids: readonly string[];
}

/**
 * The tests that a file declares, read from its syntax: what stands in comments and other strings is none, and what is
 * skipped, left to do or expected to fail proves nothing.
 */
export function testsIn(file: string, text: string, readModule: ReadModule): readonly NamedTest[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const wrappers = wrappersIn(source, readModule);
  const found: NamedTest[] = [];
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const declared = ts.isCallExpression(node) ? testFunction(node.expression, wrappers) : null;
    if (declared === null || !ts.isCallExpression(node)) {
      node.forEachChild((child) => visit(child, groups));
      return;
    }
    if (declared.skipped) return;
    const title = titleOf(node.arguments[declared.titleAt]);
    const titles = title === null ? groups : [...groups, title];
    if (declared.declares === 'describe') node.arguments.forEach((child) => visit(child, titles));
    else if (title !== null) found.push({ titles, ids: idsIn(titles.join(' ')) });
  };
  visit(source, []);
  return found;
}

/** As far as it is written out; what is filled in later stands as an ellipsis. */
function titleOf(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return `${titleOf(node.left) ?? '…'}${titleOf(node.right) ?? '…'}`;
  return null;
}
