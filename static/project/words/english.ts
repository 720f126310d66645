import type { UiWords } from '../../shared/words/catalogue';
import { authorise } from '../../shared/words/en/authorise';
import { failures } from '../../shared/words/en/failures';
import { guides } from '../../shared/words/en/guides';
import { oauth1 } from '../../shared/words/en/oauth1';
import { project } from '../../shared/words/en/project';
import { shared } from '../../shared/words/en/shared';
import { work } from '../../shared/words/en/work';

/** The topics that the project page speaks of: the others would only be fetched with them. */
export const ui: Partial<UiWords> = {
  ...authorise,
  ...failures,
  ...guides,
  ...oauth1,
  ...project,
  ...shared,
  ...work,
};
export { errors } from '../../shared/words/en/errors';
