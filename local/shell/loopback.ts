import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Program } from '../program';

/** A port that is not free, told in words a person can act on. */
class PortTaken extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is taken by another program. Stop that program or choose other ports, for example: npm start -- --port ${port + 100}`,
    );
  }
}

/**
 * An address on loopback that exists before what answers there: programs that have to know each other's
 * addresses can so be made one after the other.
 */
export interface Loopback {
  /** For example `http://127.0.0.1:4100`. */
  readonly origin: string;
  answerWith(program: Program): void;
  close(): Promise<void>;
}

/**
 * @param port 0 for any free port
 * @throws PortTaken
 */
export function openLoopback(port: number): Promise<Loopback> {
  let program: Program = async () => new Response('Starting, try again in a moment.', { status: 503 });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      { fetch: (request) => program(request), port, hostname: '127.0.0.1' },
      (info: AddressInfo) =>
        resolve({
          origin: `http://127.0.0.1:${info.port}`,
          answerWith: (next) => {
            program = next;
          },
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              // Browsers keep connections open; without this a stop would wait for them.
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        }),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
  });
}
