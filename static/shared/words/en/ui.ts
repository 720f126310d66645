import { admin } from './admin';
import { authorise } from './authorise';
import { setup } from './setup';
import { shared } from './shared';

/** Every word of the pages in English, the language the others are measured against. */
export const ui = { ...shared, ...admin, ...authorise, ...setup } as const;
