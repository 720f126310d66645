import type { Installation } from './installation';
import type { Manifest, PageModule } from './manifest/manifest';
import type { InvocationResult } from './ports';

const MAX_REQUEST_BYTES = 500 * 1024;
const MAX_RESPONSE_BYTES = 5 * 1024 * 1024;

/** One `invoke` of a page. */
export interface PageCall {
  /** The module whose page calls: it decides the function. */
  readonly moduleKey: string;
  /** The name that the app gave to `resolver.define`. */
  readonly functionKey: string;
  readonly payload?: unknown;
  /** The person at the page, as the platform knows them. */
  readonly accountId: string;
  /** What surrounds the page, for example `{ project: { id, key } }`. The browser sends it, so apps must not trust it. */
  readonly extension?: Readonly<Record<string, unknown>>;
}

type RunPageFunction = (
  call: PageCall,
  body: unknown,
  moduleKey: string,
  functionKey: string,
) => Promise<InvocationResult>;

/** https://developer.atlassian.com/platform/forge/runtime-reference/custom-ui-resolver/ */
export class PageCalls {
  constructor(
    private readonly manifest: Manifest,
    private readonly installation: Installation,
    private readonly runFunction: RunPageFunction,
  ) {}

  async invoke(call: PageCall): Promise<unknown> {
    const module = this.manifest.pages.find(({ key }) => key === call.moduleKey);
    if (module === undefined) throw failure(`The manifest has no page module ${call.moduleKey}`);
    const key = module.resolverFunction;
    if (key === undefined) throw failure(`Module ${module.key} has no resolver`);
    if (bytesOf(call.payload) > MAX_REQUEST_BYTES) throw failure('The request payload is larger than 500 KB');
    const body = {
      call: { functionKey: call.functionKey, payload: call.payload },
      context: this.contextOf(module, call),
    };
    const result = await this.runFunction(call, body, module.key, key);
    if (result.kind !== 'ok') throw failure(this.reason(result, key));
    if (bytesOf(result.body) > MAX_RESPONSE_BYTES) throw failure('The response payload is larger than 5 MB');
    // The platform turns nothing into an empty object on the way to the page.
    return result.body ?? {};
  }

  private reason(result: Exclude<InvocationResult, { kind: 'ok' }>, functionKey: string): string {
    if (result.kind === 'error') return result.message;
    if (result.kind === 'out-of-memory') return 'The function ran out of memory';
    if (result.kind === 'killed') return 'The function was terminated';
    const seconds = (this.manifest.functions.get(functionKey)?.timeoutMs ?? 0) / 1000;
    return `Task timed out after ${seconds.toFixed(2)} seconds`;
  }

  private contextOf(module: PageModule, call: PageCall): Record<string, unknown> {
    const { cloudId, environmentId, environmentType, siteUrl } = this.installation;
    return {
      accountId: call.accountId,
      cloudId,
      environmentId,
      environmentType,
      siteUrl,
      localId: `ari:cloud:ecosystem::extension/local/${module.key}`,
      locale: 'en-US',
      timezone: 'UTC',
      moduleKey: module.key,
      extension: { type: module.type, ...call.extension },
    };
  }
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function failure(message: string): Error {
  return new Error(`There was an error invoking the function - ${message}`);
}
