import * as z from 'zod';
import type { World } from '../../../local/world';

const answered = z.object({ value: z.object({ v: z.number(), doc: z.string() }) });

/**
 * Changes one of the app's stored documents from outside: what takes a quarter of an hour or a site of 10,000 issues to
 * come about by itself, a page has to show all the same.
 */
export async function changeRecord(
  { host, installation }: World,
  key: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const scope = {
    installationId: installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const place = { entityName: 'record', key };
  const read = await host.services.kvs.handle('/api/v1/entity/get', place, scope);
  const { value } = answered.parse(read.body);
  const before = z.record(z.string(), z.unknown()).parse(JSON.parse(value.doc));
  const doc = JSON.stringify({ ...before, ...change });
  const body = { ...place, value: { v: value.v + 1, doc } };
  const { status } = await host.services.kvs.handle('/api/v1/entity/set', body, scope);
  if (status >= 300) throw new Error(`The record ${key} could not be changed: ${String(status)}`);
}
