import { createHash } from 'node:crypto';

/** How secrets are kept. They are long and random, so that guessing what was hashed leads nowhere. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
