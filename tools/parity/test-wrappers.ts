import ts from 'typescript';
import { testFunction, type Wrappers } from './test-functions';

/** The text of a module by the name it is imported by, or null where it is not one of this repository. */
export type ReadModule = (specifier: string) => string | null;

/**
 * For example the steps of a journey, `const step = (name, act) => test(name, ...)`, whether they are written in the
 * file, imported, or made by a function that is either.
 */
export function wrappersIn(source: ts.SourceFile, readModule: ReadModule): Wrappers {
  const found = new Map<string, number>();
  for (const statement of source.statements)
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
      importedFrom(statement, readModule(statement.moduleSpecifier.text)).forEach((at, name) =>
        found.set(name, at),
      );
  const visit = (node: ts.Node): void => {
    const made = definition(node);
    if (made !== null) {
      const titleAt = ts.isCallExpression(made.as)
        ? found.get(made.as.expression.getText(source))
        : titleArgument(made.as);
      if (titleAt !== undefined) found.set(made.name, titleAt);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function importedFrom(statement: ts.ImportDeclaration, text: string | null): Wrappers {
  const names = statement.importClause?.namedBindings;
  if (text === null || names === undefined || !ts.isNamedImports(names)) return new Map();
  const module = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  const there = wrappersIn(module, () => null);
  return new Map(
    names.elements.flatMap(({ name, propertyName }) => {
      const titleAt = there.get((propertyName ?? name).text);
      return titleAt === undefined ? [] : [[name.text, titleAt] as const];
    }),
  );
}

function definition(node: ts.Node): { name: string; as: ts.SignatureDeclaration | ts.CallExpression } | null {
  if (ts.isFunctionDeclaration(node) && node.name !== undefined) return { name: node.name.text, as: node };
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined)
    return null;
  const as = node.initializer;
  return ts.isArrowFunction(as) || ts.isFunctionExpression(as) || ts.isCallExpression(as)
    ? { name: node.name.text, as }
    : null;
}

/** Of the function itself, or of the one it makes. */
function titleArgument(wrapper: ts.SignatureDeclaration): number | undefined {
  let titleAt: number | undefined;
  const visit = (node: ts.Node, parameters: readonly string[]): void => {
    if (ts.isCallExpression(node)) {
      const of = testFunction(node.expression, new Map());
      const title = node.arguments[0];
      const at = title !== undefined && ts.isIdentifier(title) ? parameters.indexOf(title.text) : -1;
      if (of?.declares === 'test' && !of.skipped && at >= 0) titleAt = at;
    }
    const own = ts.isFunctionLike(node) ? namesOf(node) : parameters;
    node.forEachChild((child) => visit(child, own));
  };
  visit(wrapper, []);
  return titleAt;
}

function namesOf({ parameters }: ts.SignatureDeclaration): readonly string[] {
  return parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : ''));
}
