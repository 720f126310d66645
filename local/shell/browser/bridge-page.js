/** The shell's end of the bridge: serves what @forge/bridge asks of Jira, frame by frame. */
import { createWire } from './bridge-wire.js';
import { approveEgress } from './egress-dialog.js';
import { closeFlag, complain, showFlag } from './flags.js';
import { openModal } from './modal.js';
import { colorMode, onColorMode } from './theme.js';
import { historyLocation, historyMove, leave, resolveTarget } from './navigation.js';

const listeners = new Map();

/** One round trip to the shell's server, which acts with the person and place the page was rendered for. */
async function askShell(placement, command, payload) {
  const response = await fetch('/__shell/bridge', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ placement, command, payload }),
  });
  const answer = await response.json();
  if (answer.notModelled !== undefined) complain(answer.notModelled);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

function subscribe({ event, callback }) {
  const callbacks = listeners.get(event) ?? new Set();
  listeners.set(event, callbacks.add(callback));
  return { unsubscribe: () => void callbacks.delete(callback) };
}

function emit({ event, payload }) {
  for (const callback of listeners.get(event) ?? []) void callback(payload);
}

/**
 * Connects one frame. `modal` is given for a frame inside a dialog and holds what `close` needs.
 *
 * @param {HTMLIFrameElement} frame
 * @param {{close: (payload: unknown) => void} | undefined} modal
 */
export function connectFrame(frame, modal) {
  const { placement, base, title } = frame.dataset;
  const origin = new URL(frame.dataset.src).origin;
  const closers = [];
  let themed = false;

  const commands = {
    invoke: (payload) => askShell(placement, 'invoke', payload),
    getContext: () => askShell(placement, 'getContext', { colorMode: colorMode() }),
    fetchProduct: (payload) => askShell(placement, 'fetchProduct', payload),
    navigate: (target) => leave(target),
    getUrl: (target) => resolveTarget(target),
    reload: () => location.reload(),
    showFlag: (options) => showFlag(options),
    closeFlag: ({ id }) => closeFlag(id),
    openModal: (options) => openModal(options, placement, connectFrame),
    close: (payload) => {
      if (modal === undefined) return false;
      for (const closer of closers) void closer(payload);
      modal.close(payload);
      return true;
    },
    onClose: (closer) => {
      closers.push(closer);
      return true;
    },
    refresh: () => {
      document.dispatchEvent(new CustomEvent('shell:refresh'));
      return true;
    },
    // Neither exists for a page or a panel in Jira: the package turns `false` into its own error.
    submit: () => false,
    open: () => false,
    createHistory: () => historyLocation(base),
    historyMove: ({ action, location: target }) => historyMove(base, action, target),
    historyGo: ({ steps }) => window.history.go(steps),
    on: subscribe,
    emit,
    enableTheming: () => {
      themed = true;
      return { colorMode: colorMode() };
    },
    changeWindowTitle: (text) => {
      document.title = `${text} - Jira`;
    },
    emitReadyEvent: () => {
      frame.dataset.ready = 'true';
    },
    getFrameId: () => placement,
    // Pages are as high as Jira makes them; a panel on an issue grows and shrinks with what it holds.
    resize: ({ height }) => {
      if (frame.closest('.context') !== null) frame.style.height = `${Math.ceil(height)}px`;
    },
    __permission__egressGet: (payload) => askShell(placement, 'egressGet', payload ?? {}),
    __permission__egressSet: async (payload) => {
      const asked = await askShell(placement, 'egressAsk', payload);
      if (asked.domains.length > 0 && !(await approveEgress(title, asked.domains))) {
        throw new Error('The request to allow external domains was declined.');
      }
      return askShell(placement, 'egressSet', payload);
    },
    __permission__egressDeleteDomain: (payload) => askShell(placement, 'egressDeleteDomain', payload),
    __permission__egressDeleteGroup: (payload) => askShell(placement, 'egressDeleteGroup', payload),
  };

  const serve = (command, payload) => {
    if (Object.hasOwn(commands, command)) return commands[command](payload);
    // The server records it, so that a test (or a person looking at the platform page) sees what is missing.
    return askShell(placement, 'notModelled', { command });
  };

  const wire = createWire((message) => frame.contentWindow?.postMessage(message, origin), serve);
  window.addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && event.origin === origin) wire.receive(event.data);
  });
  onColorMode((mode) => {
    if (themed) void wire.call('theme', { colorMode: mode });
  });
  window.addEventListener('popstate', () => void wire.call('moved', { location: historyLocation(base) }));
  // The address is set last: a frame that loads before anyone listens would wait for its first answer forever.
  frame.src = frame.dataset.src;
}

for (const frame of document.querySelectorAll('iframe[data-placement]')) {
  connectFrame(frame);
}
