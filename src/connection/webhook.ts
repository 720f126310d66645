import * as z from 'zod';
import { randomBytes } from 'node:crypto';
import { keys, secretKeys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { clientOf } from './client-of';
import { runningLinks, type Connection } from './connection';
import type { Platforms } from './platforms';

const secretSchema = z.object({ secret: z.string() });
const hookSchema = z.object({ webhookId: z.string(), made: z.string() });

/** The webhook a connection keeps at its platform, so that changes arrive at once; the schedule finds what it misses. */
export class Webhooks {
  constructor(
    private readonly storage: Storage,
    private readonly platforms: Platforms,
    private readonly inboundUrl: () => Promise<string>,
  ) {}

  /** Makes the platform's webhook fit the projects that are synced. Does nothing when it does already. */
  async ensure(connection: Connection): Promise<void> {
    const platform = this.platforms.open(connection);
    const running = runningLinks(connection);
    if (!platform.capabilities.webhooks || running.length === 0) return;
    const projectIds = running.map(({ platformProjectId }) => platformProjectId);
    const known = hookSchema.safeParse(await this.storage.get(keys.webhook(connection.id)));
    const url = `${await this.inboundUrl()}/${connection.id}`;
    const made = [connection.address, clientOf(connection), url, ...projectIds].join(' ');
    if (known.success && known.data.made === made) return;
    const secret = (await this.secret(connection.id)) ?? randomBytes(32).toString('base64url');
    // Stored before the platform hears of it: its first delivery may come before the answer does.
    await this.storage.setSecret(secretKeys.webhook(connection.id), { secret });
    const { webhookId } = await platform.putWebhook({
      url,
      projectIds,
      secret,
      webhookId: known.success ? known.data.webhookId : null,
    });
    await this.storage.set(keys.webhook(connection.id), { webhookId, made });
  }

  async secret(connectionId: string): Promise<string | null> {
    const stored = secretSchema.safeParse(await this.storage.getSecret(secretKeys.webhook(connectionId)));
    return stored.success ? stored.data.secret : null;
  }

  /** True when the platform has been told of one. */
  async exists(connectionId: string): Promise<boolean> {
    return (await this.storage.get(keys.webhook(connectionId))) !== undefined;
  }

  /** Throws what reaching the platform threw. */
  async remove(connection: Connection): Promise<void> {
    const known = hookSchema.safeParse(await this.storage.get(keys.webhook(connection.id)));
    if (!known.success) return;
    await this.platforms.open(connection).deleteWebhook(known.data.webhookId);
    await this.storage.delete(keys.webhook(connection.id));
  }

  /** Nothing that is signed with its secret is believed any more. The platform's own copy is found by its address. */
  async forget(connectionId: string): Promise<void> {
    await this.storage.deleteSecret(secretKeys.webhook(connectionId));
    await this.storage.delete(keys.webhook(connectionId));
  }
}
