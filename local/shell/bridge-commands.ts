import * as z from 'zod';
import type { AppHost } from './ports';
import type { Placement } from './placements';

/** A refusal that the app's page is told about as a rejected promise. */
export class BridgeRefusal extends Error {
  /** `notModelled` is set when the local platform, not the app, is what falls short. */
  constructor(
    message: string,
    readonly notModelled?: string,
  ) {
    super(message);
  }
}

const invokeSchema = z.object({
  functionKey: z.string().optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
  metadata: z.unknown().optional(),
  invokeType: z.string().optional(),
});

const fetchSchema = z.object({
  product: z.string(),
  restPath: z.string(),
  isMultipartFormData: z.boolean(),
  fetchRequestInit: z.object({
    method: z.string().optional(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string().nullable(),
  }),
});

const groupSchema = z.object({
  key: z.string().min(1),
  description: z.string(),
  configured: z.array(z.object({ domain: z.string().min(1), type: z.array(z.string()).min(1) })),
});
const egressSetSchema = z.object({ egresses: z.array(groupSchema) });
const egressGetSchema = z.object({ keys: z.array(z.string()).optional() });
const domainSchema = z.object({ key: z.string(), domain: z.string(), type: z.string() });
const groupKeySchema = z.object({ key: z.string() });
const contextSchema = z.object({ colorMode: z.enum(['light', 'dark']) });

const themeOf = (colorMode: 'light' | 'dark'): Record<string, string> => ({
  colorMode,
  light: 'light',
  dark: 'dark',
  spacing: 'spacing',
  typography: 'typography',
  shape: 'shape',
});

/** What a resolver and a page both learn of where they are (FullContext of @forge/bridge). */
function baseContext(host: AppHost, placement: Placement): Record<string, unknown> {
  return {
    cloudId: host.cloudId,
    siteUrl: host.siteUrl,
    environmentId: host.environmentId,
    environmentType: 'PRODUCTION',
    moduleKey: placement.module.key,
    localId: `ari:cloud:ecosystem::extension/${host.appId}/${host.environmentId}/static/${placement.module.key}`,
    locale: 'en-US',
    timezone: 'UTC',
    extension: placement.extension,
  };
}

async function invoke(host: AppHost, placement: Placement, input: unknown): Promise<unknown> {
  const call = invokeSchema.parse(input);
  if (call.invokeType !== undefined) throw notModelled(host, `invoke of type ${call.invokeType}`);
  if (call.metadata !== undefined) throw notModelled(host, 'invoke with metadata');
  if (call.functionKey === undefined) throw new BridgeRefusal('invoke needs a function key');
  const { module, accountId, extension } = placement;
  return host.invoke({
    moduleKey: module.key,
    accountId,
    functionKey: call.functionKey,
    payload: call.payload ?? {},
    extension,
  });
}

async function fetchProduct(host: AppHost, placement: Placement, input: unknown): Promise<unknown> {
  const { product, restPath, isMultipartFormData, fetchRequestInit } = fetchSchema.parse(input);
  if (product !== 'jira') throw notModelled(host, `requests to ${product}`);
  if (isMultipartFormData) throw notModelled(host, 'multipart requests from the page');
  const { method = 'GET', headers, body } = fetchRequestInit;
  const response = await host.fetchAsUser(placement.accountId, restPath, { method, headers, body });
  return {
    body: await response.text(),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
    isAttachment: false,
  };
}

function administrator(placement: Placement): void {
  if (!placement.isJiraAdmin)
    throw new BridgeRefusal('Only a Jira administrator can change external domains.');
}

/** The domains of a request that nobody has allowed yet: what the dialog has to ask about. */
function newDomains(host: AppHost, input: unknown): { domain: string; description: string }[] {
  const allowed = new Set(
    host
      .egressGroups()
      .flatMap((group) =>
        group.configured.map(({ domain, type }) => `${group.key} ${domain} ${type.join()}`),
      ),
  );
  return egressSetSchema
    .parse(input)
    .egresses.flatMap((group) =>
      group.configured
        .filter(({ domain, type }) => !allowed.has(`${group.key} ${domain} ${type.join()}`))
        .map(({ domain }) => ({ domain, description: group.description })),
    );
}

function notModelled(host: AppHost, what: string): BridgeRefusal {
  host.recordNotModelled(`bridge: ${what}`);
  return new BridgeRefusal(`Not modelled by the local platform: ${what}`, what);
}

/**
 * Answers one bridge command for one placement; commands and shapes are those of @forge/bridge 7.2.0.
 *
 * @throws BridgeRefusal for what Jira would refuse, and for commands that nobody has built
 */
export async function bridgeCommand(
  host: AppHost,
  placement: Placement,
  command: string,
  input: unknown,
): Promise<unknown> {
  switch (command) {
    case 'invoke':
      return invoke(host, placement, input);
    case 'fetchProduct':
      return fetchProduct(host, placement, input);
    case 'getContext':
      return {
        ...baseContext(host, placement),
        accountId: placement.accountId,
        theme: themeOf(contextSchema.parse(input).colorMode),
        surfaceColor: null,
      };
    case 'egressGet': {
      const { keys } = egressGetSchema.parse(input);
      return {
        results: host.egressGroups().filter((group) => keys === undefined || keys.includes(group.key)),
      };
    }
    case 'egressAsk':
      administrator(placement);
      return { domains: newDomains(host, input) };
    case 'egressSet':
      administrator(placement);
      host.putEgressGroups(egressSetSchema.parse(input).egresses);
      return { results: host.egressGroups() };
    case 'egressDeleteDomain': {
      administrator(placement);
      const { key, domain, type } = domainSchema.parse(input);
      host.deleteEgressDomain(key, domain, type);
      return null;
    }
    case 'egressDeleteGroup':
      administrator(placement);
      host.deleteEgressGroup(groupKeySchema.parse(input).key);
      return null;
    case 'notModelled':
      throw notModelled(host, `bridge command ${z.object({ command: z.string() }).parse(input).command}`);
    default:
      throw notModelled(host, `bridge command ${command}`);
  }
}
