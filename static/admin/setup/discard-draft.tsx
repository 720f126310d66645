import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';

interface Props {
  readonly connection: ConnectionDetail;
  readonly onDiscarded: () => void;
}

/** Throws a draft away. Nothing was synced by it, so asking once is enough. */
export function DiscardDraft({ connection, onDiscarded }: Props) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { id, name, version } = connection;
  const discard = useAction(
    () => callAdmin('connection.delete', { connectionId: id, version, name }),
    () => {
      tellDone(say('draft.discarded', { name }));
      onDiscarded();
    },
  );
  const close = (): void => {
    discard.clear();
    setAsking(false);
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {say('draft.discard')}
      </Button>
      {asking ? (
        <Dialog
          title={say('draft.title', { name })}
          onClose={close}
          footer={
            <>
              <Button appearance="subtle" onClick={close}>
                {say('draft.keep')}
              </Button>
              <Button appearance="danger" isLoading={discard.busy} onClick={() => void discard.run()}>
                {say('draft.discard')}
              </Button>
            </>
          }
        >
          <p className={layout['text']}>{say('draft.text')}</p>
          {discard.trouble === null ? null : <ProblemMessage trouble={discard.trouble} />}
        </Dialog>
      ) : null}
    </>
  );
}
