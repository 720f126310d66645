import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  ConfigFile,
  FileSystemReader,
  FileSystemWriter,
  listTSConfigIncludeExclude,
} from '@forge/cli-shared';
import { lint } from '@forge/lint';
import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import type { AppUnderLint } from './app-under-lint';
import type { Finding } from './finding';
import { NoFeatureFlags } from './no-feature-flags';

/** The validations `forge lint` and `forge deploy` make of the manifest before anything is sent. */
const validations = [
  ValidationTypes.FULL,
  ValidationTypes.PRODUCT_TRIGGER,
  ValidationTypes.AGENT_PRODUCT_CONTEXT,
  ValidationTypes.DEPRECATED_CSP_METHOD,
  ValidationTypes.DEPRECATED_EGRESS_PERMISSIONS,
];

/** Reads manifest.yml of the working directory, where Atlassian's code expects it. */
export async function validateManifest(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const validation of validations) {
    const { success, errors = [] } = await ProcessorBuilder.instance()
      .withValidation(validation)
      .build()
      .process();
    const source = `@forge/manifest ${validation}`;
    for (const { line = 0, message } of errors)
      findings.push({ file: 'manifest.yml', line, message, source });
    if (!success && errors.length === 0) {
      findings.push({ file: 'manifest.yml', line: 0, message: 'refused without a reason', source });
    }
  }
  return findings;
}

/** Atlassian's linters skip, without a word, each file that a glob of tsconfig.json does not include. */
export async function findSkippedSources(app: AppUnderLint): Promise<Finding[]> {
  const { include } = await listTSConfigIncludeExclude(new FileSystemReader());
  const included = new Set(include.map((file) => path.resolve(file)));
  return app.sources
    .filter((file) => !included.has(path.resolve(app.directory, file)))
    .map((file) => ({
      file,
      line: 0,
      message: 'is not included by a glob of tsconfig.json, so Forge would not lint it',
      source: 'forge-lint',
    }));
}

/**
 * Atlassian's client-side linters over the sources. Their permission linter would download six API documents; it is
 * given the Jira contract of this project and nothing for the products that Planlink does not speak to.
 */
export async function lintSources(app: AppUnderLint): Promise<Finding[]> {
  const documents = mkdtempSync(path.join(tmpdir(), 'planlink-forge-lint-'));
  const jira = path.join(documents, 'jira.json');
  const empty = path.join(documents, 'empty.json');
  writeFileSync(jira, JSON.stringify(app.contract));
  writeFileSync(empty, '{"paths":{}}');
  process.env['USE_LOCAL_SWAGGER'] = '1';
  process.env['LOCAL_JIRA_SWAGGER'] = jira;
  for (const product of ['JSM', 'JSW', 'CONF', 'CONF_V2', 'BB'])
    process.env[`LOCAL_${product}_SWAGGER`] = empty;
  try {
    const manifest = await new ConfigFile(new FileSystemReader(), new FileSystemWriter()).readConfig();
    const results = await lint(
      [...app.sources],
      manifest,
      'development',
      { info: () => undefined },
      new NoFeatureFlags(),
      {
        linter: { mode: 'client-side' },
      },
    );
    return results.flatMap((result) =>
      [...result.errors, ...result.warnings, ...result.approvals].map(({ line, message, reference }) => ({
        file: path.relative(app.directory, path.resolve(result.file)),
        line,
        message,
        source: `@forge/lint ${reference}`,
      })),
    );
  } finally {
    rmSync(documents, { recursive: true, force: true });
  }
}
