import { admin } from './admin';
import { authorise } from './authorise';
import { failures } from './failures';
import { guides } from './guides';
import { issue } from './issue';
import { life } from './life';
import { mapping } from './mapping';
import { oauth1 } from './oauth1';
import { overview } from './overview';
import { platforms } from './platforms';
import { project } from './project';
import { record } from './record';
import { resync } from './resync';
import { setup } from './setup';
import { shared } from './shared';
import { work } from './work';

/** Every word of the pages in English, the language the others are measured against. */
export const ui = {
  ...admin,
  ...authorise,
  ...failures,
  ...guides,
  ...issue,
  ...life,
  ...mapping,
  ...oauth1,
  ...overview,
  ...platforms,
  ...project,
  ...record,
  ...resync,
  ...setup,
  ...shared,
  ...work,
} as const;
