import { admin } from './admin';
import { authorise } from './authorise';
import { life } from './life';
import { mapping } from './mapping';
import { oauth1 } from './oauth1';
import { record } from './record';
import { setup } from './setup';
import { shared } from './shared';
import { work } from './work';

/** Every word of the pages in English, the language the others are measured against. */
export const ui = {
  ...shared,
  ...admin,
  ...authorise,
  ...life,
  ...mapping,
  ...oauth1,
  ...record,
  ...setup,
  ...work,
} as const;
