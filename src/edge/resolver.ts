import Resolver from '@forge/resolver';
import type { Caller, Surface } from '../resolvers/surface';

/** A surface as Forge calls it. The caller is the one Forge's runtime names; what the browser says of itself is not read. */
export function forgeResolver<Answers>(surface: Surface<Answers>): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver();
  for (const [name, served] of surface.resolvers) {
    resolver.define(
      name,
      async ({ payload, context }: { payload: unknown; context: Readonly<Record<string, unknown>> }) =>
        served.call(callerOf(context), payload),
    );
  }
  return resolver.getDefinitions();
}

function callerOf(context: Readonly<Record<string, unknown>>): Caller | undefined {
  const accountId = context['accountId'];
  return typeof accountId === 'string' && accountId !== '' && accountId !== 'unidentified'
    ? { accountId }
    : undefined;
}
