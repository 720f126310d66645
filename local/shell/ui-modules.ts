import { parse } from 'yaml';
import * as z from 'zod';

const uiModule = z.object({
  key: z.string(),
  resource: z.string(),
  title: z.string(),
  label: z.string().exactOptional(),
  useAsConfig: z.boolean().exactOptional(),
  useAsGetStarted: z.boolean().exactOptional(),
});

/** What of the declared egress shapes the Content-Security-Policy of a page. */
const externalSchema = z.object({
  images: z.array(z.string()).exactOptional(),
  media: z.array(z.string()).exactOptional(),
  scripts: z.array(z.string()).exactOptional(),
  styles: z.array(z.string()).exactOptional(),
  fonts: z.array(z.string()).exactOptional(),
  frames: z.array(z.string()).exactOptional(),
  fetch: z.object({ client: z.array(z.string()).exactOptional() }).exactOptional(),
});

const manifestSchema = z.object({
  app: z.object({ id: z.string() }),
  permissions: z.object({ external: externalSchema.optional() }),
  modules: z.object({
    'jira:adminPage': z.array(uiModule).default([]),
    'jira:projectPage': z.array(uiModule).default([]),
    'jira:issueContext': z.array(uiModule).default([]),
  }),
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
});

export type PageEgress = z.infer<typeof externalSchema>;

export type UiModuleType = 'jira:adminPage' | 'jira:projectPage' | 'jira:issueContext';

export interface UiModule extends z.infer<typeof uiModule> {
  readonly type: UiModuleType;
}

export interface UiManifest {
  readonly appId: string;
  readonly modules: readonly UiModule[];
  readonly resources: readonly { readonly key: string; readonly path: string }[];
  readonly external: PageEgress;
}

/** The parts of the manifest that Jira shows to people. Throws when the manifest has no such shape. */
export function readUiManifest(text: string): UiManifest {
  const manifest = manifestSchema.parse(parse(text));
  const types = ['jira:adminPage', 'jira:projectPage', 'jira:issueContext'] as const;
  return {
    appId: manifest.app.id,
    modules: types.flatMap((type) => manifest.modules[type].map((module) => ({ ...module, type }))),
    resources: manifest.resources,
    external: manifest.permissions.external ?? {},
  };
}

/** The page Jira lists under Apps: neither the Configure nor the Get started entry. */
export function mainModule(manifest: UiManifest, type: UiModuleType): UiModule {
  const found = manifest.modules.find(
    (module) => module.type === type && module.useAsConfig !== true && module.useAsGetStarted !== true,
  );
  if (found === undefined) throw new Error(`The manifest has no ${type} module.`);
  return found;
}
