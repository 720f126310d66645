import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Clock } from '../clock';
import { WarmChild } from './child-process';
import { InvocationKilled } from './invocation';
import type { Job, RunOutcome, Runtime, RuntimeHost } from './runtime';

export interface ChildRuntimeOptions {
  /** The folder of the deploy package: index.cjs, __forge__.cjs, __forge_wrapper__.cjs. */
  readonly packageDir: string;
  /** Real time: the process itself reads how long it has left from the machine's clock. */
  readonly clock: Clock;
  /** Idle processes kept per memory size. */
  readonly keepWarm?: number;
}

/** Runs the deploy package in child processes, one invocation per process at a time, killed at the limit. */
export class ChildRuntime implements Runtime {
  private host: RuntimeHost | undefined;
  private readonly idle = new Map<number, WarmChild[]>();
  private readonly byToken = new Map<string, { readonly job: Job; readonly child: WarmChild }>();
  private server: Server | undefined;
  private starting: Promise<number> | undefined;

  constructor(private readonly options: ChildRuntimeOptions) {}

  attach(host: RuntimeHost): void {
    this.host = host;
  }

  async run(job: Job): Promise<RunOutcome> {
    const { invocation } = job;
    const { memoryMB, timeoutMs } = invocation.function;
    const child = await this.take(memoryMB);
    const limit = this.options.clock.now() + timeoutMs;
    this.byToken.set(invocation.token, { job, child });
    const withdrawLimit = this.options.clock.at(limit, () => child.kill('timeout'));
    try {
      return await child.run(job.event, limit, (level, text) => this.host?.log(invocation, level, text));
    } finally {
      withdrawLimit();
      invocation.end();
      this.byToken.delete(invocation.token);
      this.giveBack(memoryMB, child);
    }
  }

  async close(): Promise<void> {
    const children = [...this.idle.values()].flat();
    for (const { child } of this.byToken.values()) children.push(child);
    this.idle.clear();
    await Promise.all(children.map((child) => child.close()));
    const server = this.server;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async take(memoryMB: number): Promise<WarmChild> {
    this.starting ??= this.listen();
    const port = await this.starting;
    const warm = this.idle.get(memoryMB)?.pop();
    return warm?.alive === true ? warm : new WarmChild(this.options.packageDir, port, memoryMB);
  }

  private giveBack(memoryMB: number, child: WarmChild): void {
    if (!child.alive) return;
    const idle = this.idle.get(memoryMB) ?? [];
    this.idle.set(memoryMB, idle);
    if (idle.length < (this.options.keepWarm ?? 4)) idle.push(child);
    else child.kill('killed');
  }

  private listen(): Promise<number> {
    const listener = getRequestListener((request) => this.answer(request));
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (address === null || typeof address === 'string') reject(new Error('The proxy has no port.'));
        else resolve(address.port);
      });
    });
  }

  private async answer(request: Request): Promise<Response> {
    const token = /^Bearer (.+)$/.exec(request.headers.get('forge-proxy-authorization') ?? '')?.[1] ?? '';
    const running = this.byToken.get(token);
    if (running === undefined || this.host === undefined) {
      return Response.json({ message: 'No running invocation has this token.' }, { status: 401 });
    }
    try {
      return travelling(await this.host.gateway(request, running.job.invocation));
    } catch (error) {
      if (!(error instanceof InvocationKilled)) throw error;
      running.child.kill('killed');
      return new Response(null, { status: 499 });
    }
  }
}

/** The answer was decoded on its way here, so its own words about coding and length would mislead the app. */
function travelling(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection'])
    headers.delete(name);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}
