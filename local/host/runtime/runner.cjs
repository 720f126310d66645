'use strict';
/**
 * The child process of one warm function instance. Arguments: the folder of the deploy package and the port of the
 * host's proxy. Over IPC it gets `{event, deadline}` and answers `{result, cpuMs}`; log lines go as `{log}`.
 */
const path = require('node:path');
const { guard } = require('./guard.cjs');

const [packageDir, proxyPort] = process.argv.slice(2);
const proxy = `http://127.0.0.1:${proxyPort}`;
const reply = process.send.bind(process);
const realFetch = globalThis.fetch;
guard(Number(proxyPort));

let token;
const wrapper = require(path.join(packageDir, '__forge_wrapper__.cjs'));
wrapper.connect({
  send: (route, init) => {
    const headers = new Headers(init.headers);
    headers.set('forge-proxy-authorization', `Bearer ${token}`);
    // A redirect is the host's to follow: it must check each hop.
    return realFetch(proxy + route, {
      method: init.method,
      headers,
      body: init.body,
      redirect: 'manual',
      signal: init.signal,
    });
  },
  log: (level, text) => reply({ log: { level, text } }),
});
const { main } = require(path.join(packageDir, '__forge__.cjs'));

process.on('message', async ({ event, deadline }) => {
  token = event._meta.proxy.token;
  const before = process.cpuUsage();
  const context = {
    awsRequestId: event._meta.appContext.invocationId,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  let result;
  try {
    result = await main(event, context);
  } catch (error) {
    result = { success: false, error: { errorMessage: String(error?.message ?? error), errorType: 'Error' } };
  }
  const { user, system } = process.cpuUsage(before);
  reply({ result, cpuMs: (user + system) / 1000 });
});
reply({ ready: true });
