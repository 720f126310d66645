import { createHmac } from 'node:crypto';

/** `v1,<base64>` over `{id}.{timestamp}.{body}`, as https://www.standardwebhooks.com describes it. */
export function signature(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret, 'utf8');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
}
