import * as z from 'zod';
import { VirtualClock, type Clock } from '../../clock';
import type { FaultAction, Faults, OutgoingCall } from '../faults';
import { InvocationKilled, type Invocation } from '../invocation';
import type { Manifest } from '../manifest/manifest';
import type { ApiAnswer, KvsService, QueueApi, WebTriggers } from '../ports';
import type { CallTarget, Recorder } from '../recorder';
import type { Egress, EgressRefusal } from './egress';
import type { JiraGate, Provider } from './jira-gate';
import { answerWebTriggerGraphql } from './web-trigger-graphql';

/** The longest the platform waits for one outbound call. */
const OUTBOUND_LIMIT_MS = 180_000;

export interface GatewayParts {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly kvs: KvsService;
  readonly queue: QueueApi;
  readonly webTriggers: WebTriggers;
  readonly jira: JiraGate;
  readonly egress: Egress;
  readonly faults: Faults;
  readonly recorder: Recorder;
}

interface Routed {
  readonly target: CallTarget;
  readonly actor: string;
  readonly work: () => Promise<Answered>;
}

interface Answered {
  readonly response: Response;
  readonly points?: number;
  readonly refusal?: string;
}

/**
 * The platform's proxy as a function: the only way out of an invocation. Routes as Atlassian's own wrapper calls
 * them. Whatever it has no route for is answered 501, recorded, and never reaches a server.
 */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  /** Throws `InvocationKilled` when a fault ends the caller here. */
  async handle(request: Request, invocation: Invocation): Promise<Response> {
    const { clock, recorder, faults } = this.parts;
    const startedAt = clock.now();
    const path = request.headers.get('forge-proxy-target') ?? '';
    const routed = this.route(request, path, invocation);
    if (routed === undefined) return this.unknown(request, path, invocation);
    const call: OutgoingCall = {
      target: routed.target,
      method: request.method,
      path,
      functionKey: invocation.functionKey,
    };
    const kill = faults.killOn(call);
    if (kill === 'before') throw new InvocationKilled('killed before the call');
    const answered = await this.underFaults(call, routed.work, startedAt);
    if (kill === 'after') throw new InvocationKilled('killed after the call');
    recorder.call({
      invocationId: invocation.id,
      functionKey: invocation.functionKey,
      target: routed.target,
      method: request.method,
      path,
      actor: routed.actor,
      status: answered.response.status,
      ms: clock.now() - startedAt,
      points: answered.points ?? 0,
      ...(answered.refusal === undefined ? {} : { refusal: answered.refusal }),
    });
    return answered.response;
  }

  private route(request: Request, path: string, invocation: Invocation): Routed | undefined {
    const { queue } = this.parts;
    const route = new URL(request.url).pathname;
    if (route === '/egress') {
      return { target: 'egress', actor: '', work: () => this.egressCall(request, path, invocation) };
    }
    if (route === '/fpp/as/app/provider/atlassian/capability/kvs') {
      return { target: 'kvs', actor: 'app', work: () => this.kvsCall(request, path, invocation) };
    }
    const product = /^\/fpp\/provider\/(app|user|none)\/remote\/(jira|stargate)$/.exec(route);
    const provider = readProvider(product?.[1]);
    if (provider === undefined) return undefined;
    if (product?.[2] === 'jira') {
      const actor = provider === 'user' ? `user:${invocation.accountId ?? ''}` : provider;
      return { target: 'jira', actor, work: () => this.jiraCall(request, path, provider, invocation) };
    }
    if (provider !== 'app') return undefined;
    if (path === '/graphql')
      return { target: 'webtrigger', actor: 'app', work: () => this.graphql(request, invocation) };
    if (!path.startsWith('/webhook/queue/')) return undefined;
    return {
      target: 'queue',
      actor: 'app',
      work: async () => json(await queue.handle(path, await bodyOf(request), invocation)),
    };
  }

  private unknown(request: Request, path: string, invocation: Invocation): Response {
    const what = `${request.method} ${new URL(request.url).pathname} -> ${path}`;
    return this.notModelled(what, invocation, request.method, path);
  }

  private notModelled(what: string, invocation: Invocation, method: string, path: string): Response {
    this.parts.recorder.missing(what);
    const { id: invocationId, functionKey } = invocation;
    const refusal = `not modelled: ${what}`;
    this.parts.recorder.call({
      invocationId,
      functionKey,
      target: 'unknown',
      method,
      path,
      actor: '',
      status: 501,
      ms: 0,
      points: 0,
      refusal,
    });
    return Response.json(
      { code: 'NOT_MODELLED', message: `The local host has no model of ${what}` },
      { status: 501 },
    );
  }

  private async graphql(request: Request, invocation: Invocation): Promise<Answered> {
    const { webTriggers, manifest, recorder } = this.parts;
    const body = await bodyOf(request);
    const answer = answerWebTriggerGraphql(body, invocation.installationId, webTriggers, manifest);
    if (answer !== undefined) return { response: Response.json(answer) };
    const what = `GraphQL operation ${JSON.stringify(body).slice(0, 200)}`;
    recorder.missing(what);
    return {
      response: Response.json({ message: `The local host has no model of ${what}` }, { status: 501 }),
      refusal: what,
    };
  }

  private async kvsCall(request: Request, path: string, invocation: Invocation): Promise<Answered> {
    const { kvs, manifest } = this.parts;
    if (manifest.scopes.has('storage:app'))
      return json(await kvs.handle(path, await bodyOf(request), invocation));
    const body = { code: 'FORBIDDEN', message: 'The manifest does not declare the scope storage:app' };
    return { response: Response.json(body, { status: 403 }), refusal: body.message };
  }

  private async jiraCall(
    request: Request,
    path: string,
    provider: Provider,
    invocation: Invocation,
  ): Promise<Answered> {
    const answer = await this.parts.jira.send(request, path, provider, invocation.accountId);
    invocation.meters.jira(answer.points);
    return answer;
  }

  private async egressCall(request: Request, path: string, invocation: Invocation): Promise<Answered> {
    invocation.meters.egress();
    const url = new URL(path);
    const refusal = this.parts.egress.refusal(url, invocation);
    if (refusal !== undefined) return refused(refusal);
    const headers = new Headers(request.headers);
    const redirect = headers.get('forge-proxy-redirect') ?? 'follow';
    for (const name of [
      'forge-proxy-authorization',
      'forge-proxy-target',
      'forge-proxy-redirect',
      'host',
      'connection',
    ]) {
      headers.delete(name);
    }
    try {
      const outside = new Request(url, new Request(request, { headers }));
      const answer = await this.parts.egress.send(outside, redirect, invocation);
      return answer instanceof Response ? { response: answer } : refused(answer);
    } catch (error) {
      const failure = failureSchema.parse(error);
      return failure.name === 'TimeoutError' ? timedOut() : brokenAnswer(failure.cause ?? failure);
    }
  }

  private async underFaults(
    call: OutgoingCall,
    work: () => Promise<Answered>,
    startedAt: number,
  ): Promise<Answered> {
    const { faults } = this.parts;
    const fault = faults.strike(call);
    const extra = fault?.kind === 'latency' ? fault.ms : 0;
    const answered =
      fault === undefined || fault.kind === 'latency' ? await work() : await this.faulty(fault, work);
    const wait = fault?.kind === 'timeout' ? fault.afterMs : faults.latencyOf(call.target) + extra;
    await elapse(this.parts.clock, startedAt + Math.min(wait, OUTBOUND_LIMIT_MS));
    return wait > OUTBOUND_LIMIT_MS ? timedOut() : answered;
  }

  private async faulty(
    fault: Exclude<FaultAction, { kind: 'latency' }>,
    work: () => Promise<Answered>,
  ): Promise<Answered> {
    if (fault.kind === 'timeout') return timedOut();
    if (fault.kind === 'status') {
      const headers = { ...fault.headers };
      const response =
        fault.body === undefined
          ? new Response(null, { status: fault.status, headers })
          : Response.json(fault.body, { status: fault.status, headers });
      return { response, refusal: `fault ${String(fault.status)}` };
    }
    if (fault.when === 'after') await work();
    return brokenAnswer({ code: 'ECONNRESET', message: 'read ECONNRESET' });
  }
}

/** Parallel calls that started together end together: only what is left until `time` is spent. */
async function elapse(clock: Clock, time: number): Promise<void> {
  const left = time - clock.now();
  if (left <= 0) return;
  if (clock instanceof VirtualClock) clock.spend(left);
  else await new Promise<void>((resolve) => clock.at(time, resolve));
}

function readProvider(text: string | undefined): Provider | undefined {
  return text === 'app' || text === 'user' || text === 'none' ? text : undefined;
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  return text === '' ? undefined : JSON.parse(text);
}

function json(answer: ApiAnswer): Answered {
  const headers = { ...answer.headers };
  return {
    response:
      answer.body === undefined
        ? new Response(null, { status: answer.status, headers })
        : Response.json(answer.body, { status: answer.status, headers }),
  };
}

function refused({ status, code, reason }: EgressRefusal): Answered {
  const body = { code, message: reason };
  return {
    response: Response.json(body, { status, headers: { 'forge-proxy-error': code } }),
    refusal: reason,
  };
}

function timedOut(): Answered {
  const headers = { 'forge-proxy-error': 'REQUEST_TIMEOUT' };
  return {
    response: Response.json({ code: 'REQUEST_TIMEOUT' }, { status: 504, headers }),
    refusal: 'no answer in time',
  };
}

/** What a failed `fetch` throws. Read by shape: an error of Node's own realm is no `Error` under jest. */
const reasonSchema = z.object({ message: z.string(), code: z.string().optional() });
const failureSchema = reasonSchema.extend({
  name: z.string(),
  code: z.union([z.string(), z.number().transform(String)]).optional(),
  cause: reasonSchema.optional(),
});

/** Tells the wrapper that there was no answer at all, so that it fails as a broken connection does. */
function brokenAnswer({ code = 'ECONNREFUSED', message }: z.infer<typeof reasonSchema>): Answered {
  const headers = { 'forge-proxy-broken': code, 'forge-proxy-reason': encodeURIComponent(message) };
  return { response: new Response(null, { status: 502, headers }), refusal: message };
}
