import * as z from 'zod';
import { contextAri, type Installation, type License } from './installation';
import type { Invocation } from './invocation';
import type { Manifest } from './manifest/manifest';

/** What `main` of a deploy package is called with. Shapes: @forge/runtime out/request.d.ts. */
export interface LambdaEvent {
  readonly _meta: {
    readonly contextAri: string;
    readonly appContext: Readonly<Record<string, unknown>> & { readonly invocationId: string };
    readonly tracing: { readonly traceId: string; readonly spanId: string };
    readonly proxy: { readonly token: string; readonly url: string; readonly host: string };
    readonly timeout: number;
    readonly aaid?: string;
  };
  readonly body: unknown;
  readonly handler: string;
  readonly variables: readonly [];
}

/** What `main` answers. It comes from the app's process, so it is read, not trusted. */
export const lambdaResultSchema = z.union([
  // A function that returns nothing leaves no body on its way between processes.
  z.object({ success: z.literal(true), body: z.unknown().optional() }),
  z.object({
    success: z.literal(false),
    error: z.object({ errorMessage: z.string(), errorType: z.string() }),
  }),
]);

export type LambdaResult = z.infer<typeof lambdaResultSchema>;

export function lambdaEvent(
  invocation: Invocation,
  installation: Installation,
  manifest: Manifest,
  license: License | undefined,
  body: unknown,
): LambdaEvent {
  const installationAri = `ari:cloud:ecosystem::installation/${installation.id}`;
  return {
    _meta: {
      contextAri: contextAri(installation),
      appContext: {
        appId: manifest.appId.slice(manifest.appId.lastIndexOf('/') + 1),
        appVersion: installation.appVersion,
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        invocationId: invocation.id,
        installationId: installation.id,
        functionKey: invocation.function.key,
        moduleType: invocation.moduleType,
        moduleKey: invocation.moduleKey,
        ...(license === undefined ? {} : { license: { ...license, isActive: license.active } }),
        installation: {
          ari: { installationId: installationAri },
          contexts: [{ cloudId: installation.cloudId }],
        },
        permissions: { scopes: [...manifest.scopes], external: manifest.permissions.external },
      },
      tracing: {
        traceId: invocation.id.replaceAll('-', ''),
        spanId: invocation.id.slice(0, 16).replaceAll('-', ''),
      },
      // The address is filled in by the runtime that has one; inline there is none.
      proxy: { token: invocation.token, url: 'http://127.0.0.1', host: '127.0.0.1' },
      timeout: invocation.function.timeoutMs,
      ...(invocation.accountId === undefined ? {} : { aaid: invocation.accountId }),
    },
    body,
    handler: invocation.function.handler,
    variables: [],
  };
}
