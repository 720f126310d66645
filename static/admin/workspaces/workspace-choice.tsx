import Button from '@atlaskit/button/new';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { WorkspaceChangePreview } from '../../../src/contract/life-cycle-views';
import type { ConnectionDetail, WorkspaceView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { SaveBar } from '../../shared/save-bar';
import { Skeleton } from '../../shared/skeleton';
import { StaleMessage } from '../../shared/stale-message';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { FaultLine } from '../fault-line';
import { NewWorkspaces } from './new-workspaces';
import { StopLinksDialog } from './stop-links-dialog';
import { WorkspaceList } from './workspace-list';
import { grantedIn, isSame, stopsSomething, type Chosen } from './workspace-selection';

interface Props {
  readonly connection: ConnectionDetail;
  readonly submit: string;
  /** The way out, beside the way on. */
  readonly way?: ReactNode;
  readonly onGranted: (connection: ConnectionDetail) => void;
  /** False: Save is possible only once something was changed. */
  readonly always?: boolean;
}

/** Which workspaces Planlink may read and write; at least one. */
export function WorkspaceChoice(props: Props) {
  const { id: connectionId } = props.connection;
  // Not asked again by itself: a list that changes under the hand of the one who ticks it is worse than an old one.
  const { data, trouble, loading, reload } = useAnswer(
    connectionId,
    () => callAdmin('workspaces.list', { connectionId }),
    () => 3_600_000,
  );
  if (data === null) {
    return (
      <div className={layout['stack']}>
        {trouble === null ? (
          <Skeleton lines={6} />
        ) : (
          <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
        )}
        {props.way === undefined ? null : <div className={parts['row']}>{props.way}</div>}
      </div>
    );
  }
  return (
    <WorkspaceForm
      {...props}
      workspaces={data.workspaces}
      onGranted={(detail) => {
        void reload();
        props.onGranted(detail);
      }}
    />
  );
}

function WorkspaceForm({
  connection,
  submit,
  way,
  onGranted,
  workspaces,
  always = true,
}: Props & { readonly workspaces: readonly WorkspaceView[] }) {
  const { say } = useLanguage();
  const granted = grantedIn(workspaces);
  const [chosen, setChosen] = useState<Chosen>(granted);
  // The version that the choice was made over; a newer one is taken only when the reader has been told.
  const [version, setVersion] = useState(connection.version);
  const [preview, setPreview] = useState<WorkspaceChangePreview | null>(null);
  const dirty = !isSame(chosen, granted);
  const release = useUnsavedGuard(dirty);
  const connectionId = connection.id;
  const workspaceIds = [...chosen];
  const grant = useAction(
    (ids: readonly string[], stopLinks: readonly string[]) =>
      callAdmin('workspaces.grant', {
        connectionId,
        version: dirty ? version : connection.version,
        workspaceIds: [...ids],
        ...(stopLinks.length === 0 ? {} : { stopLinks: [...stopLinks] }),
      }),
    (detail) => {
      release();
      setPreview(null);
      setVersion(detail.version);
      onGranted(detail);
    },
  );
  const look = useAction(
    () => callAdmin('workspaces.preview', { connectionId, workspaceIds }),
    (found) => {
      if (found.stops.length === 0) void grant.run(workspaceIds, []);
      else setPreview(found);
    },
  );
  if (workspaces.length === 0)
    return (
      <div className={layout['stack']}>
        <p className={layout['text']}>{say('workspaces.none', { platform: connection.platformName })}</p>
        {way === undefined ? null : <div className={parts['row']}>{way}</div>}
      </div>
    );
  const pick = (next: Chosen): void => {
    if (!dirty) setVersion(connection.version);
    setChosen(next);
  };
  const none = chosen.size === 0;
  // A first choice that has not begun is no mistake yet.
  const given = none && granted.size > 0;
  const why = none
    ? given
      ? null
      : say('workspaces.missing')
    : dirty || always
      ? null
      : say('saveBar.unchanged');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (none || why !== null) return;
    if (stopsSomething(workspaces, chosen)) void look.run();
    else void grant.run(workspaceIds, []);
  };
  return (
    <>
      <form className={layout['stack']} onSubmit={send}>
        <NewWorkspaces
          workspaces={workspaces}
          busy={grant.busy}
          // Saving the same choice again says that somebody has looked at the new ones.
          onKeep={() => void grant.run([...granted], [])}
        />
        <WorkspaceList workspaces={workspaces} chosen={chosen} onChosen={pick} />
        {given ? <FaultLine>{say('workspaces.missing')}</FaultLine> : null}
        <StaleMessage
          connectionId={connectionId}
          trouble={preview === null ? (grant.trouble ?? look.trouble) : null}
          onReloaded={(detail) => {
            setVersion(detail.version);
            grant.clear();
          }}
        />
        <SaveBar why={why}>
          <Button
            type="submit"
            appearance="primary"
            isDisabled={none || why !== null}
            isLoading={grant.busy || look.busy}
          >
            {submit}
          </Button>
          {dirty && !always ? (
            <Button appearance="subtle" onClick={() => setChosen(granted)}>
              {say('saveBar.discard')}
            </Button>
          ) : null}
          {way}
        </SaveBar>
      </form>
      {/* Not inside the form: its own form would be sent with it. */}
      {preview === null ? null : (
        <StopLinksDialog
          preview={preview}
          busy={grant.busy}
          trouble={grant.trouble}
          onClose={() => {
            setPreview(null);
            grant.clear();
          }}
          onConfirm={() =>
            void grant.run(
              workspaceIds,
              preview.stops.map((link) => link.linkId),
            )
          }
        />
      )}
    </>
  );
}
