import type { UiWords } from '../catalogue';
import { admin } from './admin';
import { authorise } from './authorise';
import { setup } from './setup';
import { shared } from './shared';

export const ui: UiWords = { ...shared, ...admin, ...authorise, ...setup };
