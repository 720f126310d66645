import type { UiWords } from '../../shared/words/catalogue';
import { issue } from '../../shared/words/de/issue';
import { shared } from '../../shared/words/de/shared';
import { work } from '../../shared/words/de/work';

export const ui: Partial<UiWords> = {
  ...issue,
  ...shared,
  ...work,
};
export { errors } from '../../shared/words/de/errors';
