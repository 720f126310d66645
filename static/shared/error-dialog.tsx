import Button from '@atlaskit/button/new';
import type { ErrorView } from '../../src/contract/views';
import { CopyButton } from './copy-button';
import { Dialog } from './dialog';
import { FactList } from './fact-list';
import { useLanguage } from './reader';

/** "Review error message": everything a reader needs to mend it or to hand it on. */
export function ErrorDialog({ error, onClose }: { readonly error: ErrorView; readonly onClose: () => void }) {
  const language = useLanguage();
  const said = language.error(error.code, error.facts);
  const rows: readonly (readonly [string, string])[] = [
    [language.say('review.what'), said.title],
    [language.say('review.why'), said.why],
    [language.say('review.todo'), said.todo],
    [language.say('review.first'), language.exact(error.firstSeenAt)],
    [language.say('review.last'), language.exact(error.lastSeenAt)],
    [language.say('review.reference'), `${error.reference} (${error.code})`],
  ];
  return (
    <Dialog
      title={language.say('review.title')}
      onClose={onClose}
      footer={
        <>
          <CopyButton
            label={language.say('copy')}
            text={rows.map(([name, value]) => `${name}: ${value}`).join('\n')}
          />
          <Button appearance="primary" onClick={onClose}>
            {language.say('close')}
          </Button>
        </>
      }
    >
      <FactList facts={rows} />
    </Dialog>
  );
}
