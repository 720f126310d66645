import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Beside, EntityChange } from '../storage/port';

const storedSchema = z.object({ doc: z.string() });
const endSchema = z.object({ credential: z.string(), at: z.number() });

/**
 * When an access token ends, in a record of its own beside the secret store. The tick reads it in the batch that it reads
 * anyway, and goes for the lease at once when the token is due: without it the secret was read once to learn that and
 * again under the lease. It is a hint that travels in writes which are made in any case. Missing, or of other credentials,
 * it costs that one read.
 */
export function tokenEnd(
  { connectionId, credentialId }: { readonly connectionId: string; readonly credentialId: string },
  endsAt: number | null,
): readonly (Beside & EntityChange)[] {
  if (endsAt === null) return [];
  const doc = JSON.stringify({ credential: credentialId, at: endsAt });
  return [{ entity: 'record', key: keys.tokenEnd(connectionId), value: { v: 1, doc } }];
}

/** Milliseconds since the epoch; null when nothing is known of these credentials. `stored`: what stands for `keys.tokenEnd`. */
export function knownEnd(stored: unknown, credentialId: string): number | null {
  const { data } = storedSchema.safeParse(stored);
  if (data === undefined) return null;
  const { credential, at } = endSchema.parse(JSON.parse(data.doc));
  return credential === credentialId ? at : null;
}
