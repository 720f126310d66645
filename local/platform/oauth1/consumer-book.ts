import type { Clock } from '../../clock';
import { readPublicKey } from './public-key';

/** An application link: a program that signs its requests. Times are milliseconds since the epoch. */
export interface Consumer {
  readonly consumerKey: string;
  readonly name: string;
  /** SPKI as base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly keyChangedAt: number;
}

export type ConsumerState = readonly Consumer[];

/** Who may sign requests, and with which key. */
export class ConsumerBook {
  private readonly consumers = new Map<string, Consumer>();

  constructor(private readonly clock: Clock) {}

  all(): Consumer[] {
    return [...this.consumers.values()];
  }

  get(consumerKey: string): Consumer | undefined {
    return this.consumers.get(consumerKey);
  }

  /** @throws Error with a sentence for the person when key, name or public key cannot be used */
  add(wanted: {
    readonly consumerKey: string;
    readonly publicKey: string;
    readonly name?: string;
  }): Consumer {
    const { consumerKey, name = 'Planlink for Jira' } = wanted;
    if (!/^[A-Za-z0-9._-]{1,100}$/.test(consumerKey))
      throw new Error('A consumer key is 1 to 100 letters, digits, dots, dashes and underscores.');
    if (name.trim() === '' || name.length > 100) throw new Error('A name has 1 to 100 characters.');
    if (this.consumers.has(consumerKey))
      throw new Error('There is an application link of this consumer key.');
    return this.put(consumerKey, name, wanted.publicKey);
  }

  /** What was signed with the key before is refused from now on; tokens stay. @throws Error as `add` does */
  changeKey(consumerKey: string, publicKey: string): Consumer {
    const before = this.consumers.get(consumerKey);
    if (before === undefined) throw new Error(`There is no application link ${consumerKey}`);
    return this.put(consumerKey, before.name, publicKey);
  }

  remove(consumerKey: string): void {
    this.consumers.delete(consumerKey);
  }

  snapshot(): ConsumerState {
    return this.all();
  }

  restore(state: ConsumerState): void {
    this.consumers.clear();
    for (const consumer of state) this.consumers.set(consumer.consumerKey, consumer);
  }

  private put(consumerKey: string, name: string, publicKeyText: string): Consumer {
    const { bare, fingerprint } = readPublicKey(publicKeyText);
    const consumer = {
      consumerKey,
      name,
      publicKey: bare,
      fingerprint,
      keyChangedAt: this.clock.now(),
    };
    this.consumers.set(consumerKey, consumer);
    return consumer;
  }
}
