import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useId, useState, type FormEvent } from 'react';
import { Dialog } from '../../shared/dialog';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { TypedWord } from '../../shared/typed-word';
import choice from '../choice.module.css';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';

/** Deleting on one side then deletes on the other: said plainly, and confirmed by a typed word. */
function FollowDialog({
  onClose,
  onConfirmed,
}: {
  readonly onClose: () => void;
  readonly onConfirmed: () => void;
}) {
  const { say } = useLanguage();
  const { platform, confirmWord } = useEditor();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const right = typed.trim() === confirmWord;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (right) onConfirmed();
    else document.getElementById('follow-word')?.focus();
  };
  return (
    <Dialog
      title={say('mapping.followTitle')}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="danger" type="submit" form="follow-form">
            {say('mapping.followConfirm')}
          </Button>
        </>
      }
    >
      <form id="follow-form" className={layout['stack']} onSubmit={submit} noValidate>
        <ul className={layout['points']}>
          <li>{say('mapping.followTask', { platform })}</li>
          <li>{say('mapping.followIssue', { platform })}</li>
          <li>{say('mapping.followNotBack')}</li>
        </ul>
        <TypedWord
          id="follow-word"
          label={say('mapping.followWord', { word: confirmWord })}
          value={typed}
          error={tried && !right ? say('mapping.followWrong', { word: confirmWord }) : null}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}

/** What happens to the partner when one of a pair is deleted. */
export function DeletionsSection() {
  const { say } = useLanguage();
  const { mapping, saved, options, platform, change } = useEditor();
  const [asked, setAsked] = useState(false);
  const name = useId();
  const set = (deletions: 'keep' | 'follow'): void => {
    // What is stored already was confirmed when it was chosen.
    if (deletions === 'follow' && saved?.deletions !== 'follow') setAsked(true);
    else change({ deletions });
  };
  return (
    <EditorSection name="deletions" about={say('mapping.deletionsAbout')}>
      <div role="radiogroup" aria-label={say('mapping.deletions')} className={choice['group']}>
        {(['keep', 'follow'] as const).map((value) => (
          <label key={value} className={choice['option']}>
            <input
              type="radio"
              name={name}
              checked={mapping.deletions === value}
              disabled={value === 'follow' && mapping.deletions === 'keep' && !options.platform.deletes}
              onChange={() => set(value)}
            />
            <span>{say(`mapping.deletions.${value}`)}</span>
          </label>
        ))}
      </div>
      {options.platform.deletes ? null : (
        <p className={layout['subtle']}>{say('mapping.followNotOffered', { platform })}</p>
      )}
      {mapping.deletions === 'follow' ? (
        <SectionMessage appearance="warning" title={say('mapping.followWarning')}>
          <p className={layout['text']}>{say('mapping.followBoth', { platform })}</p>
        </SectionMessage>
      ) : null}
      {asked ? (
        <FollowDialog
          onClose={() => setAsked(false)}
          onConfirmed={() => {
            change({ deletions: 'follow' });
            setAsked(false);
          }}
        />
      ) : null}
    </EditorSection>
  );
}
