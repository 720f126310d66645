import ts from 'typescript';

/** What a call declares: a test, or a group of them. */
export type Declares = 'test' | 'describe';

const roots: ReadonlyMap<string, Declares> = new Map([
  ['test', 'test'],
  ['it', 'test'],
  ['fit', 'test'],
  ['describe', 'describe'],
  ['fdescribe', 'describe'],
]);
const skippedRoots = new Set(['xit', 'xtest', 'xdescribe']);
/** A failing test proves that something does not work. */
const skippedBy = new Set(['skip', 'todo', 'failing']);

export interface TestFunction {
  readonly declares: Declares;
  readonly skipped: boolean;
  readonly titleAt: number;
}

/** `test`, `test.only`, `test.each(table)`, `describe.skip` and the like; null for any other callee. */
export function testFunction(callee: ts.Expression, wrappers: Wrappers): TestFunction | null {
  if (ts.isIdentifier(callee)) {
    if (skippedRoots.has(callee.text)) return { declares: 'describe', skipped: true, titleAt: 0 };
    const declares = roots.get(callee.text);
    if (declares !== undefined) return { declares, skipped: false, titleAt: 0 };
    const titleAt = wrappers.get(callee.text);
    return titleAt === undefined ? null : { declares: 'test', skipped: false, titleAt };
  }
  if (ts.isPropertyAccessExpression(callee)) {
    const of = testFunction(callee.expression, wrappers);
    return of === null ? null : { ...of, skipped: of.skipped || skippedBy.has(callee.name.text) };
  }
  // The table stands between `each` and the title.
  const each = ts.isCallExpression(callee)
    ? callee.expression
    : ts.isTaggedTemplateExpression(callee)
      ? callee.tag
      : null;
  if (each === null || !ts.isPropertyAccessExpression(each) || each.name.text !== 'each') return null;
  return testFunction(each, wrappers);
}

/** Functions of a file that hand one of their own arguments to `test` as its title, and which argument that is. */
export type Wrappers = ReadonlyMap<string, number>;

/** For example the steps of a journey: `const step = (name, act) => test(name, ...)`. */
export function wrappersIn(source: ts.SourceFile): Wrappers {
  const found = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    const named = functionNamed(node);
    if (named !== null) {
      const titleAt = titleArgument(named.body);
      if (titleAt !== null) found.set(named.name, titleAt);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function functionNamed(node: ts.Node): { name: string; body: ts.SignatureDeclaration } | null {
  if (ts.isFunctionDeclaration(node) && node.name !== undefined) return { name: node.name.text, body: node };
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.initializer === undefined)
    return null;
  const made = node.initializer;
  return ts.isArrowFunction(made) || ts.isFunctionExpression(made)
    ? { name: node.name.text, body: made }
    : null;
}

function titleArgument(wrapper: ts.SignatureDeclaration): number | null {
  const parameters = wrapper.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : ''));
  let titleAt: number | null = null;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const of = testFunction(node.expression, new Map());
      const title = node.arguments[0];
      if (of?.declares === 'test' && !of.skipped && title !== undefined && ts.isIdentifier(title)) {
        const at = parameters.indexOf(title.text);
        if (at >= 0) titleAt = at;
      }
    }
    node.forEachChild(visit);
  };
  wrapper.forEachChild(visit);
  return titleAt;
}
