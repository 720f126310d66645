import crypto from 'node:crypto';
import { Random } from './random';

/**
 * Runs work whose every chance comes from a seed: ids decide where things lie and in which order they are read, and the
 * pauses of calls that were refused together are thrown too. A history that failed failed again only now and then.
 */
export async function withDice<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const random = new Random(seed);
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => random.below(256)));
  const uuid = (): string => {
    const hex = bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const { randomBytes, randomUUID } = crypto;
  const { random: chance } = Math;
  Object.assign(crypto, { randomBytes: bytes, randomUUID: uuid });
  Math.random = () => random.next();
  try {
    return await work();
  } finally {
    Object.assign(crypto, { randomBytes, randomUUID });
    Math.random = chance;
  }
}
