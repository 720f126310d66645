/* global createWire -- served in one script with bridge-wire.js */
/**
 * Stands where Atlassian's global-bridge.js stands: the first script of a resource's root page, before the app's
 * own, because @forge/bridge reads `globalThis.__bridge` while it loads.
 */
(() => {
  const shellOrigin = document.currentScript.dataset.shellOrigin;
  const historyListeners = new Set();
  let history;

  const applyTheme = ({ colorMode }) => {
    const root = document.documentElement;
    root.dataset.theme = 'dark:dark light:light shape:shape spacing:spacing typography:typography';
    root.dataset.colorMode = colorMode;
    root.style.colorScheme = colorMode;
  };

  const moved = (location, action) => {
    history.location = location;
    history.action = action;
    for (const listener of [...historyListeners]) listener(location, action);
  };

  const serve = (command, payload) => {
    if (command === 'theme') return applyTheme(payload);
    if (command === 'moved') return history === undefined ? undefined : moved(payload.location, 'POP');
    throw new Error(`The page around the app sent "${command}", which the frame does not know.`);
  };

  const wire = createWire((message) => window.parent.postMessage(message, shellOrigin), serve);
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.origin === shellOrigin) wire.receive(event.data);
  });

  const locate = (to, state) => {
    const url = typeof to === 'string' ? new URL(to, `http://frame${history.location.pathname}`) : null;
    const key = Math.random().toString(36).slice(2, 10);
    if (url !== null) return { pathname: url.pathname, search: url.search, hash: url.hash, state, key };
    const { pathname = history.location.pathname, search = '', hash = '' } = to;
    return { pathname, search, hash, state: state ?? to.state, key };
  };

  const href = ({ pathname = '/', search = '', hash = '' }) => `${pathname}${search}${hash}`;

  // The object lives in the frame because its methods have to answer at once; only moves go to the page around.
  const createHistory = async () => {
    const location = await wire.call('createHistory');
    const move = (action) => (to, state) => {
      const target = locate(to, state);
      moved(target, action);
      void wire.call('historyMove', { action, location: target });
    };
    const go = (steps) => void wire.call('historyGo', { steps });
    history = {
      action: 'POP',
      length: 1,
      location,
      createHref: (to) => (typeof to === 'string' ? to : href(to)),
      push: move('PUSH'),
      replace: move('REPLACE'),
      go,
      goBack: () => go(-1),
      goForward: () => go(1),
      back: () => go(-1),
      forward: () => go(1),
      block: () => {
        void wire.call('history.block').catch(() => undefined);
        return () => undefined;
      },
      listen(listener) {
        historyListeners.add(listener);
        return () => historyListeners.delete(listener);
      },
    };
    return history;
  };

  const callBridge = async (command, payload) => {
    if (command === 'createHistory') return createHistory();
    if (command === 'enableTheming') return applyTheme(await wire.call('enableTheming'));
    return wire.call(command, payload);
  };

  globalThis.__bridge = { callBridge };

  // The CLI puts a resizer beside the bridge: a module without `viewportSize` is as high as its content, which can be
  // told only while the content is not as high as the frame.
  window.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.height = 'auto';
    document.body.style.height = 'auto';
    const tell = () => void wire.call('resize', { height: document.body.offsetHeight });
    new ResizeObserver(tell).observe(document.body);
  });
})();
