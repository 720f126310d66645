import Button from '@atlaskit/button/new';
import { useSyncExternalStore } from 'react';
import { Dialog } from './dialog';
import layout from './layout.module.css';
import { useLanguage } from './reader';
import { answerLeave, isLeaveAsked, listenToLeave } from './unsaved';

/** Asks before something unsaved is lost. One per page, at its root. */
export function LeaveQuestion() {
  const { say } = useLanguage();
  const asked = useSyncExternalStore(listenToLeave, isLeaveAsked);
  if (!asked) return null;
  const stay = (): void => answerLeave('stay');
  return (
    <Dialog
      title={say('unsaved.title')}
      onClose={stay}
      footer={
        <>
          <Button appearance="subtle" onClick={() => answerLeave('leave')}>
            {say('unsaved.leave')}
          </Button>
          <Button appearance="primary" onClick={stay}>
            {say('unsaved.stay')}
          </Button>
        </>
      }
    >
      <p className={layout['text']}>{say('unsaved.text')}</p>
    </Dialog>
  );
}
