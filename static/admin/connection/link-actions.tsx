import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import type { ConnectionDetail, ProjectLinkView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { possibleActions } from '../possible-actions';
import { ResyncDialog } from '../resync/resync-dialog';
import { isWithoutWorkspace, linkName } from './link-name';

interface Props {
  readonly link: ProjectLinkView;
  readonly connection: ConnectionDetail;
  readonly onChanged: (connection: ConnectionDetail) => void;
  /** Further buttons, before these. */
  readonly children?: ReactNode;
}

/** Pause or resume, resync and remove one project link; what cannot be done now says why below the buttons. */
export function LinkActions({ link, connection, onChanged, children }: Props) {
  const { say } = useLanguage();
  const [asked, setAsked] = useState<'remove' | 'resync' | null>(null);
  const name = linkName(link);
  const given = { connectionId: connection.id, version: connection.version, linkId: link.id };
  const done =
    (word: 'link.pausedDone' | 'link.resumedDone' | 'link.removedDone') =>
    (detail: ConnectionDetail): void => {
      tellDone(say(word, { name }));
      setAsked(null);
      onChanged(detail);
    };
  const pause = useAction(() => callAdmin('link.pause', given), done('link.pausedDone'));
  const resume = useAction(() => callAdmin('link.resume', given), done('link.resumedDone'));
  const remove = useAction(() => callAdmin('link.remove', given), done('link.removedDone'));
  const paused = link.paused !== null;
  const noWorkspace = paused && isWithoutWorkspace(link, connection.workspaces);
  const noResync = paused ? 'blocked.paused' : possibleActions(connection).resync;
  const trouble = pause.trouble ?? resume.trouble;
  return (
    <div className={layout['tight']}>
      <div className={parts['row']}>
        {children}
        <Button
          spacing="compact"
          isDisabled={noWorkspace}
          isLoading={pause.busy || resume.busy}
          onClick={() => void (paused ? resume.run() : pause.run())}
        >
          {say(paused ? 'link.resume' : 'link.pause')}
        </Button>
        <Button spacing="compact" isDisabled={noResync !== null} onClick={() => setAsked('resync')}>
          {say('link.resync')}
        </Button>
        <Button spacing="compact" onClick={() => setAsked('remove')}>
          {say('link.remove')}
        </Button>
      </div>
      {noWorkspace ? <span className={parts['small']}>{say('link.resumeBlocked')}</span> : null}
      {noResync === null || noWorkspace ? null : (
        <span className={parts['small']}>{say('link.resyncBlocked', { why: say(noResync) })}</span>
      )}
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {asked === 'resync' ? (
        <ResyncDialog
          connection={connection}
          link={{ id: link.id, name }}
          onClose={() => setAsked(null)}
          onChanged={(detail) => {
            if (detail !== null) onChanged(detail);
          }}
        />
      ) : null}
      {asked === 'remove' ? (
        <Dialog
          title={say('link.removeTitle', { name })}
          onClose={() => setAsked(null)}
          footer={
            <>
              <Button appearance="subtle" onClick={() => setAsked(null)}>
                {say('cancel')}
              </Button>
              <Button appearance="danger" isLoading={remove.busy} onClick={() => void remove.run()}>
                {say('link.removeConfirm')}
              </Button>
            </>
          }
        >
          <p className={layout['text']}>{say('link.removeAbout', { count: link.linkedItems })}</p>
          <p className={layout['text']}>{say('link.removeStays', { platform: connection.platformName })}</p>
          {remove.trouble === null ? null : <ProblemMessage trouble={remove.trouble} />}
        </Dialog>
      ) : null}
    </div>
  );
}
