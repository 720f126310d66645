import type { UiWords } from '../../shared/words/catalogue';
import { authorise } from '../../shared/words/de/authorise';
import { failures } from '../../shared/words/de/failures';
import { guides } from '../../shared/words/de/guides';
import { oauth1 } from '../../shared/words/de/oauth1';
import { project } from '../../shared/words/de/project';
import { shared } from '../../shared/words/de/shared';
import { work } from '../../shared/words/de/work';

export const ui: Partial<UiWords> = {
  ...authorise,
  ...failures,
  ...guides,
  ...oauth1,
  ...project,
  ...shared,
  ...work,
};
export { errors } from '../../shared/words/de/errors';
