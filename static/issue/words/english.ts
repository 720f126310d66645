import type { UiWords } from '../../shared/words/catalogue';
import { issue } from '../../shared/words/en/issue';
import { shared } from '../../shared/words/en/shared';
import { work } from '../../shared/words/en/work';

/** The topics that the issue panel speaks of: the others would only be fetched with them. */
export const ui: Partial<UiWords> = {
  ...issue,
  ...shared,
  ...work,
};
export { errors } from '../../shared/words/en/errors';
