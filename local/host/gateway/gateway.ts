import type { Clock } from '../../clock';
import type { Faults, OutgoingCall } from '../faults';
import { InvocationKilled, type Invocation } from '../invocation';
import type { Manifest } from '../manifest/manifest';
import type { KvsService, QueueApi, WebTriggers } from '../ports';
import type { ProxyCall } from '../proxy-call';
import type { CallTarget, Recorder } from '../recorder';
import { bodyOf, failedConnection, json, refused, type Answered } from './answers';
import type { Egress } from './egress';
import type { JiraGate, Provider } from './jira-gate';
import { mayHaveBody, outgoing } from './outgoing';
import { underFaults } from './under-faults';
import { answerWebTriggerGraphql } from './web-trigger-graphql';

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

/**
 * The platform's proxy as a function: the only way out of an invocation. Routes as Atlassian's own wrapper calls
 * them. Whatever it has no route for is answered 501, recorded, and never reaches a server.
 */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  /** Throws `InvocationKilled` when a fault ends the caller here. */
  async handle(request: ProxyCall, invocation: Invocation): Promise<Response> {
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
    const answered = await underFaults(call, routed.work, { clock, faults });
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

  private route(request: ProxyCall, path: string, invocation: Invocation): Routed | undefined {
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

  private unknown(request: ProxyCall, path: string, invocation: Invocation): Response {
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

  private async graphql(request: ProxyCall, invocation: Invocation): Promise<Answered> {
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

  private async kvsCall(request: ProxyCall, path: string, invocation: Invocation): Promise<Answered> {
    const { kvs, manifest } = this.parts;
    if (manifest.scopes.has('storage:app'))
      return json(await kvs.handle(path, await bodyOf(request), invocation));
    const body = { code: 'FORBIDDEN', message: 'The manifest does not declare the scope storage:app' };
    return { response: Response.json(body, { status: 403 }), refusal: body.message };
  }

  private async jiraCall(
    request: ProxyCall,
    path: string,
    provider: Provider,
    invocation: Invocation,
  ): Promise<Answered> {
    const answer = await this.parts.jira.send({ request, path, provider, accountId: invocation.accountId });
    invocation.meters.jira(answer.points);
    return answer;
  }

  private async egressCall(request: ProxyCall, path: string, invocation: Invocation): Promise<Answered> {
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
      const { method } = request;
      const body = mayHaveBody(method) ? await request.arrayBuffer() : undefined;
      const outside = outgoing(url, method, headers, body);
      const answer = await this.parts.egress.send(outside, redirect, invocation);
      return answer instanceof Response ? { response: answer } : refused(answer);
    } catch (error) {
      return failedConnection(error);
    }
  }
}

function readProvider(text: string | undefined): Provider | undefined {
  return text === 'app' || text === 'user' || text === 'none' ? text : undefined;
}
