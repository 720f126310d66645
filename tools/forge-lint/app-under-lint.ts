import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const scopeSchema = z.union([
  z.string(),
  z.record(z.string(), z.unknown()).transform((one) => Object.keys(one)[0] ?? ''),
]);

const manifestSchema = z.object({
  permissions: z.object({ scopes: z.array(scopeSchema).default([]) }).default({ scopes: [] }),
  modules: z
    .looseObject({ function: z.array(z.object({ key: z.string(), handler: z.string() })).default([]) })
    .default({ function: [] }),
});

const contractSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        'x-atlassian-oauth2-scopes': z.array(z.object({ state: z.string(), scopes: z.array(z.string()) })),
      }),
    ),
  ),
});

export type ManifestUnderLint = z.infer<typeof manifestSchema>;
export type JiraContract = z.infer<typeof contractSchema>;

export interface AppUnderLint {
  readonly directory: string;
  /** Null when Atlassian's validators have to say what is wrong with it. */
  readonly manifest: ManifestUnderLint | null;
  readonly contract: JiraContract;
  /** Relative to the directory, tests left out: they are not deployed. */
  readonly sources: readonly string[];
}

/** Reads what the checks need. Throws when the Jira contract is missing or is no OpenAPI document with scopes. */
export function readApp(directory: string): AppUnderLint {
  const read = (file: string): unknown => parse(readFileSync(path.join(directory, file), 'utf8'));
  const manifest = existsSync(path.join(directory, 'manifest.yml'))
    ? manifestSchema.safeParse(read('manifest.yml'))
    : null;
  return {
    directory,
    manifest: manifest?.success === true ? manifest.data : null,
    contract: contractSchema.parse(read('contracts/jira-cloud.yaml')),
    sources: readdirSync(path.join(directory, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => `src/${file}`)
      .sort(),
  };
}
