import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { AppUnderLint, ManifestUnderLint } from './app-under-lint';
import type { Finding } from './finding';

const source = 'forge-lint';

/** A function that no module reaches is dead weight; a handler that is not exported fails only when it is called. */
export function checkFunctions(app: AppUnderLint): Finding[] {
  if (app.manifest === null) return [];
  const { function: functions, ...modules } = app.manifest.modules;
  const reached = referencedFunctions(modules);
  const declared = new Set(functions.map(({ key }) => key));
  const findings: Finding[] = [];
  const complain = (message: string): void =>
    void findings.push({ file: 'manifest.yml', line: 0, message, source });

  for (const { key, handler } of functions) {
    if (!reached.has(key)) complain(`function ${key} is reached by no module`);
    const [module = '', name = '', ...more] = handler.split('.');
    const file = `src/${module}.ts`;
    if (more.length > 0 || !exportedNames(path.join(app.directory, file)).has(name)) {
      complain(`function ${key}: ${file} exports no ${name}`);
    }
  }
  for (const key of reached)
    if (!declared.has(key)) complain(`a module names function ${key}, which is not declared`);
  return findings;
}

/** Every module has its own fields, but all name a function under `function`: alone or below `resolver`. */
function referencedFunctions(modules: Omit<ManifestUnderLint['modules'], 'function'>): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'function' && typeof inner === 'string') found.add(inner);
      else visit(inner);
    }
  };
  visit(modules);
  return found;
}

/** Atlassian's linter does not see `export const { a, b } = ...` either: one plain export for each handler. */
function exportedNames(file: string): Set<string> {
  const names = new Set<string>();
  if (!existsSync(file)) return names;
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of parsed.statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      if (!statement.isTypeOnly) for (const { name } of statement.exportClause.elements) names.add(name.text);
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name) names.add(statement.name.text);
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (ts.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;
}
