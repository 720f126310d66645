import { admin } from './admin';
import { shared } from './shared';

/** Every word of the pages in English, the language the others are measured against. */
export const ui = { ...shared, ...admin } as const;
