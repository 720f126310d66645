import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import type { ModuleType } from '../ports';
import { manifestSchema, type ManifestDocument } from './schema';

/** A function with the limits the platform gives it: the lowest of all modules that refer to it. */
export interface FunctionModel {
  readonly key: string;
  /** Module below `src` and export, for example `index.adminResolver`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMB: number;
}

export type PageType = 'jira:adminPage' | 'jira:projectPage' | 'jira:issuePanel' | 'jira:issueContext';

export interface PageModule {
  readonly key: string;
  readonly type: PageType;
  readonly title: string;
  readonly resource: string;
  readonly resolverFunction: string | undefined;
  /** The module as the manifest has it, for what only the page around it needs (layout, label, useAsConfig). */
  readonly declared: Readonly<Record<string, unknown>>;
}

type Modules = ManifestDocument['modules'];

export interface Manifest {
  readonly appId: string;
  readonly licensed: boolean;
  readonly scopes: ReadonlySet<string>;
  /** Hosts of `permissions.external.fetch.backend`. */
  readonly backendEgress: readonly string[];
  readonly configurableEgress: boolean;
  readonly functions: ReadonlyMap<string, FunctionModel>;
  readonly pages: readonly PageModule[];
  readonly entityProperties: Modules['jira:entityProperty'];
  readonly webtriggers: Modules['webtrigger'];
  readonly triggers: Modules['trigger'];
  readonly preUninstall: Modules['preUninstall'];
  readonly schedules: Modules['scheduledTrigger'];
  readonly consumers: Modules['consumer'];
  readonly entities: NonNullable<ManifestDocument['app']['storage']>['entities'];
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly permissions: ManifestDocument['permissions'];
}

const PAGE_TYPES: readonly PageType[] = [
  'jira:adminPage',
  'jira:projectPage',
  'jira:issuePanel',
  'jira:issueContext',
];

/** Tests make thousands of worlds of one manifest, and to read it again took a tenth of the time of each. */
let lastRead: { readonly text: string; readonly manifest: Manifest } | undefined;

/** Reads manifest.yml. Throws naming each place that the host does not know or that refers to nothing. */
export function readManifest(file: string): Manifest {
  const text = readFileSync(file, 'utf8');
  if (lastRead?.text !== text) lastRead = { text, manifest: parseManifest(text) };
  return lastRead.manifest;
}

export function parseManifest(text: string): Manifest {
  const read = manifestSchema.safeParse(parse(text));
  if (!read.success) throw new Error(`The host cannot run this manifest:\n${z.prettifyError(read.error)}`);
  const { app, modules, permissions, resources } = read.data;
  const pages = PAGE_TYPES.flatMap((type) =>
    modules[type].map((module): PageModule => ({
      key: module.key,
      type,
      title: module.title,
      resource: module.resource,
      resolverFunction: module.resolver?.function,
      declared: module,
    })),
  );
  refuseDanglingReferences(modules, pages, resources);
  return {
    appId: app.id,
    licensed: app.licensing?.enabled === true,
    scopes: new Set(permissions.scopes),
    backendEgress: (permissions.external.fetch?.backend ?? []).map((a) =>
      typeof a === 'string' ? a : a.address,
    ),
    configurableEgress: permissions.external.configurable?.enabled === true,
    functions: new Map(
      modules.function.map((declared) => [
        declared.key,
        functionModel(declared, modules, pages, app.runtime.memoryMB),
      ]),
    ),
    pages,
    entityProperties: modules['jira:entityProperty'],
    webtriggers: modules.webtrigger,
    triggers: modules.trigger,
    preUninstall: modules.preUninstall,
    schedules: modules.scheduledTrigger,
    consumers: modules.consumer,
    entities: app.storage?.entities ?? [],
    resources,
    permissions,
  };
}

function usesOf(
  modules: Modules,
  pages: readonly PageModule[],
): { function: string; module: string; type: ModuleType }[] {
  const uses = (type: ModuleType, list: readonly { key: string; function: string }[]) =>
    list.map((module) => ({ function: module.function, module: module.key, type }));
  return [
    ...pages.flatMap((page) =>
      page.resolverFunction === undefined
        ? []
        : [{ function: page.resolverFunction, module: page.key, type: 'resolver' as const }],
    ),
    ...uses('webtrigger', modules.webtrigger),
    ...uses('trigger', modules.trigger),
    ...uses('preUninstall', modules.preUninstall),
    ...uses('scheduledTrigger', modules.scheduledTrigger),
    ...uses('consumer', modules.consumer),
  ];
}

function refuseDanglingReferences(
  modules: Modules,
  pages: readonly PageModule[],
  resources: readonly { readonly key: string }[],
): void {
  const declared = new Set(modules.function.map(({ key }) => key));
  const uses = usesOf(modules, pages);
  const missing = uses
    .filter((use) => !declared.has(use.function))
    .map((use) => `${use.module} -> function ${use.function}`);
  const known = new Set(resources.map(({ key }) => key));
  missing.push(
    ...pages
      .filter((page) => !known.has(page.resource))
      .map((page) => `${page.key} -> resource ${page.resource}`),
  );
  if (missing.length > 0)
    throw new Error(`The manifest refers to what it does not declare: ${missing.join(', ')}`);
}

/** https://developer.atlassian.com/platform/forge/limits-invocation/ */
function limitSeconds(type: ModuleType, declared: number | undefined): number {
  if (type === 'resolver' || type === 'trigger') return 25;
  if (type === 'webtrigger' || type === 'preUninstall') return 55;
  return declared ?? 55;
}

function functionModel(
  declared: Modules['function'][number],
  modules: Modules,
  pages: readonly PageModule[],
  memoryMB: number,
): FunctionModel {
  const limits = usesOf(modules, pages)
    .filter((use) => use.function === declared.key)
    .map((use) => limitSeconds(use.type, declared.timeoutSeconds));
  return {
    key: declared.key,
    handler: declared.handler,
    timeoutMs: Math.min(...(limits.length === 0 ? [declared.timeoutSeconds ?? 25] : limits)) * 1000,
    memoryMB: declared.runtime?.memoryMB ?? memoryMB,
  };
}
