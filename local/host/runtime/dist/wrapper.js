'use strict';
/**
 * The seam between the app and its host, in plain CommonJS because it becomes __forge_wrapper__.cjs of the deploy
 * package. The same code serves children and inline runs; only the `send` of each invocation differs.
 *
 * The three globals it sets are what @forge/api 8, @forge/kvs 1.6 and @forge/events 3 read. They are private to
 * those packages, so an upgrade of any of them must rerun the tests of both runtimes.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { format } = require('node:util');

const SEAM = Symbol.for('planlink.forge-host.seam');
const ALLOWLIST_ERROR = 'REQUEST_EGRESS_ALLOWLIST_ERR';
const LEVELS = { debug: 20, log: 30, info: 30, warn: 40, error: 50 };

/** Several copies of this module (jest registries) must share one store, or one copy's app is blind to the other's. */
function seam() {
  if (globalThis[SEAM] === undefined) globalThis[SEAM] = install();
  return globalThis[SEAM];
}

function install() {
  const storage = new AsyncLocalStorage();
  const hostFetch = globalThis.fetch;

  // A getter: kvs and several copies of api ask at call time, and each must see its own invocation.
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => storage.getStore()?.runtime,
  });
  globalThis.__forge_fetch__ = (target, path, init) => {
    const call = storage.getStore();
    if (call === undefined) throw new Error('A Forge API was called outside an invocation.');
    return productFetch(call, target, path, init);
  };
  globalThis.fetch = (input, init) => {
    const call = storage.getStore();
    return call === undefined ? hostFetch(input, init) : egressFetch(call, input, init);
  };
  for (const [method, level] of Object.entries(LEVELS)) {
    const print = globalThis.console[method].bind(globalThis.console);
    globalThis.console[method] = (...args) => {
      const call = storage.getStore();
      if (call === undefined) print(...args);
      else call.log(level, format(...args));
    };
  }
  return { storage, hostFetch };
}

function routeOf(target) {
  const { type, provider, remote, contextAri, accountId } = target;
  if (type === 'kvs') return '/fpp/as/app/provider/atlassian/capability/kvs';
  if (type === 'fpp') {
    const where =
      contextAri === undefined ? `remote/${remote}` : `contextAri/${encodeURIComponent(contextAri)}`;
    const who = accountId === undefined ? '' : `/account/${encodeURIComponent(accountId)}`;
    return `/fpp/provider/${provider}/${where}${who}`;
  }
  return `/${type}/${[provider, remote, target.service].filter((part) => part !== undefined).join('/')}`;
}

async function productFetch(call, target, path, init = {}) {
  const headers = new Headers(init.headers);
  headers.set('forge-proxy-target', path);
  const answer = await call.send(routeOf(target), {
    method: init.method ?? 'GET',
    headers,
    body: init.body ?? undefined,
  });
  // These packages send their own requests: a broken connection reaches them as the rejection of a plain fetch.
  throwIfBroken(answer);
  return answer;
}

async function egressFetch(call, input, init) {
  const request = new Request(input, { ...init, signal: null });
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  signal?.throwIfAborted();
  const headers = new Headers(request.headers);
  headers.set('forge-proxy-target', request.url);
  headers.set('forge-proxy-redirect', request.redirect);
  const body = request.body === null ? undefined : await request.arrayBuffer();
  const sent = call.send('/egress', { method: request.method, headers, body, signal });
  const answer = await (signal ? unlessAborted(sent, signal) : sent);
  throwIfBroken(answer);
  const code = answer.headers.get('forge-proxy-error');
  if (code === 'BLOCKED_EGRESS') throw notAllowed(request.url);
  if (code === 'REQUEST_TIMEOUT' && signal) {
    // On a virtual clock the caller's own timer never fires: the host waited for it instead.
    throw named('TimeoutError', 'The operation was aborted due to timeout');
  }
  return answer;
}

/** The listener goes when the answer is there, or the signal would keep every answer that it ever waited for. */
function unlessAborted(sent, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(sameRealm(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    sent.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Under jest a DOMException belongs to another realm and is no `Error` there, which on the platform it always is. */
function sameRealm(reason) {
  return reason instanceof Error ? reason : named(String(reason?.name), String(reason?.message));
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

/** Name, message and status of ExternalEndpointNotAllowedError in @forge/api out/api/errors.js. */
function notAllowed(url) {
  const message = `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`;
  return Object.assign(named(ALLOWLIST_ERROR, message), { status: 403 });
}

function throwIfBroken(answer) {
  const code = answer.headers.get('forge-proxy-broken');
  if (code === null) return;
  const cause = Object.assign(
    new Error(decodeURIComponent(answer.headers.get('forge-proxy-reason') ?? code)),
    { code },
  );
  throw new TypeError('fetch failed', { cause });
}

const nothing = () => undefined;
const metrics = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

function runtimeOf(meta, lambdaContext, handler) {
  return {
    proxy: meta.proxy,
    contextAri: meta.contextAri,
    container: { region: 'local', runtime: meta.runtime, handler, appCodeDir: '.' },
    appContext: meta.appContext,
    ...(meta.aaid === undefined ? {} : { aaid: meta.aaid }),
    lambdaContext,
    tracing: meta.tracing,
    realtime: {},
    metrics,
    featureFlags: () => false,
  };
}

function functionContext(meta) {
  const { license, installation } = meta.appContext;
  return {
    installContext: meta.contextAri,
    ...(meta.aaid === undefined ? {} : { principal: { accountId: meta.aaid } }),
    ...(license === undefined ? {} : { license }),
    ...(installation === undefined ? {} : { installation }),
  };
}

/**
 * Runs one handler as one invocation. `send(route, init)` carries a call to the host's proxy, `log(level, text)`
 * takes a console line. Never throws for what the app does.
 */
async function invoke(event, lambdaContext, connection, handler) {
  const { storage } = seam();
  const meta = event._meta;
  const call = {
    runtime: runtimeOf(meta, lambdaContext, event.handler),
    // The host's own work for a call is not the app's: its console and fetch must stay its own. Not `exit`, which
    // switches the storage off and on again, and with it the hooks of all promises.
    send: (route, init) => storage.run(undefined, () => connection.send(route, init)),
    log: (level, text) => storage.run(undefined, () => connection.log(level, text)),
  };
  try {
    const body = await storage.run(call, async () => handler(event.body, functionContext(meta)));
    return { success: true, body };
  } catch (error) {
    const isError = error !== null && typeof error === 'object';
    return {
      success: false,
      error: {
        errorMessage: isError ? String(error.message) : String(error),
        errorType: isError ? String(error.name) : 'Error',
        isHostedCodeError: true,
        stack: isError ? String(error.stack).split('\n') : [],
      },
    };
  }
}

/** `main(event, lambdaContext)` of a deploy package; the process that loads it gives the connection first. */
function createMain(load) {
  return (event, lambdaContext) => {
    const [moduleName, exportName] = event.handler.split('.');
    const handler = load(moduleName)[exportName];
    if (typeof handler !== 'function') throw new Error(`The bundle has no function ${event.handler}.`);
    return invoke(event, lambdaContext, processConnection, handler);
  };
}

let processConnection;

function connect(connection) {
  seam();
  processConnection = connection;
}

module.exports = { connect, createMain, invoke, seam };
