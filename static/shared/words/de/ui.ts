import type { UiWords } from '../catalogue';
import { admin } from './admin';
import { shared } from './shared';

export const ui: UiWords = { ...shared, ...admin };
