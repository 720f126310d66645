import type { Program } from './program';

/**
 * The world outside Forge, by origin. An origin nobody registered fails the way an unknown name does, so a
 * call that should not be made is never answered by accident.
 */
export class Internet {
  private readonly origins = new Map<string, Program>();

  register(origin: string, program: Program): void {
    this.origins.set(new URL(origin).origin, program);
  }

  async fetch(request: Request): Promise<Response> {
    const { origin, hostname } = new URL(request.url);
    const program = this.origins.get(origin);
    if (program === undefined) {
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }),
      });
    }
    return program(request);
  }
}
