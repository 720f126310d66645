import ts from 'typescript';

const words: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

/** The program of a tsconfig file. Throws for a file that cannot be read. */
export function programOf(config: string): ts.Program {
  const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.formatDiagnostic(problem, words));
    },
  });
  if (parsed === undefined) throw new Error(`There is no ${config}`);
  const { fileNames, options, errors } = parsed;
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
}

/** What `tsc` prints of it; empty when nothing is wrong. */
export function typeErrors(program: ts.Program): string {
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), words);
}
