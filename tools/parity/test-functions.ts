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

/** Functions that hand one of their own arguments to `test` as its title, and which argument that is. */
export type Wrappers = ReadonlyMap<string, number>;

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
