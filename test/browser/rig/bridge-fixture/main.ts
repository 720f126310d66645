/** A Custom UI page that does nothing by itself: the test drives the unmodified @forge/bridge through it. */
import * as bridge from '@forge/bridge';

Object.assign(globalThis, { bridge, callBridge: Reflect.get(globalThis, '__bridge').callBridge });
document.documentElement.dataset['loaded'] = 'true';
