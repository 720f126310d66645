import type { UiWords } from '../catalogue';
import type { authorise as english } from '../en/authorise';

export const authorise: Pick<UiWords, keyof typeof english> = {
  'unsaved.title': 'Ohne Speichern verlassen?',
  'unsaved.text': 'Das hier Eingegebene ist noch nicht gespeichert und geht beim Verlassen verloren.',
  'unsaved.leave': 'Ohne Speichern verlassen',
  'unsaved.stay': 'Weiter bearbeiten',
};
