/**
 * One end of the conversation between a frame and the page around it. Functions cannot be cloned by
 * postMessage, so each is sent as an id and answered by a stand-in that calls back through the wire.
 *
 * Served inside bridge-frame.js to the app and as a module to the shell: plain functions, no import.
 *
 * @param {(message: object) => void} post sends one message to the other side
 * @param {(command: string, payload: unknown) => unknown} serve answers a command of the other side
 */
// eslint-disable-next-line no-unused-vars
function createWire(post, serve) {
  const waiting = new Map();
  const functions = new Map();
  let next = 1;

  const pack = (value) => {
    if (typeof value === 'function') {
      const id = next++;
      functions.set(id, value);
      return { $function: id };
    }
    if (Array.isArray(value)) return value.map(pack);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)]));
    }
    return value;
  };

  const unpack = (value) => {
    if (Array.isArray(value)) return value.map(unpack);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      if (typeof value.$function === 'number')
        return (...args) => request({ kind: 'function', id: value.$function, args: pack(args) });
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
    }
    return value;
  };

  const request = (message) =>
    new Promise((resolve, reject) => {
      const call = next++;
      waiting.set(call, { resolve, reject });
      post({ ...message, planlinkBridge: 1, call });
    });

  const answer = async (message) => {
    try {
      const value =
        message.kind === 'command'
          ? await serve(message.command, unpack(message.payload))
          : await functions.get(message.id)(...unpack(message.args));
      post({ planlinkBridge: 1, kind: 'answer', call: message.call, value: pack(value) });
    } catch (error) {
      post({
        planlinkBridge: 1,
        kind: 'refusal',
        call: message.call,
        message: String(error?.message ?? error),
      });
    }
  };

  return {
    call: (command, payload) => request({ kind: 'command', command, payload: pack(payload) }),
    receive(message) {
      if (message?.planlinkBridge !== 1) return;
      if (message.kind === 'command' || message.kind === 'function') {
        void answer(message);
        return;
      }
      const waiter = waiting.get(message.call);
      waiting.delete(message.call);
      if (message.kind === 'answer') waiter?.resolve(unpack(message.value));
      else waiter?.reject(new Error(message.message));
    },
  };
}
