'use strict';
/** Leaves the app no way out of its process but the host's proxy, as the platform's sandbox does. */
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const workers = require('node:worker_threads');

function blocked(what) {
  return Object.assign(new Error(`BLOCKED_EGRESS ${what}`), { code: 'BLOCKED_EGRESS' });
}

function refuse(what) {
  return () => {
    throw blocked(what);
  };
}

function portOf(args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  return first !== null && typeof first === 'object'
    ? { port: Number(first.port), host: first.host }
    : { port: NaN };
}

function guard(proxyPort) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(...args) {
    const { port, host } = portOf(args);
    if (port === proxyPort && host === '127.0.0.1') return connect.apply(this, args);
    process.nextTick(() => this.destroy(blocked(`socket to ${host ?? '?'}:${port}`)));
    return this;
  };
  dgram.createSocket = refuse('datagram socket');
  for (const name of Object.keys(dns))
    if (/^(lookup|resolve|reverse)/.test(name)) dns[name] = refuse(`dns.${name}`);
  for (const name of Object.keys(dns.promises)) {
    if (/^(lookup|resolve|reverse)/.test(name)) dns.promises[name] = async () => refuse(`dns.${name}`)();
  }
  // A child or a thread would start without this guard.
  for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
    childProcess[name] = refuse(`child_process.${name}`);
  }
  workers.Worker = class {
    constructor() {
      throw blocked('worker thread');
    }
  };
  syncBuiltinESMExports();
}

module.exports = { guard };
