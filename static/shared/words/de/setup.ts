import type { UiWords } from '../catalogue';
import type { setup as english } from '../en/setup';

export const setup: Pick<UiWords, keyof typeof english> = {};
