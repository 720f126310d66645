import Button from '@atlaskit/button/new';
import { useState, type FormEvent } from 'react';
import type { StoppedLinkView, WorkspaceChangePreview } from '../../../src/contract/life-cycle-views';
import { DataTable } from '../../shared/data-table';
import { Dialog } from '../../shared/dialog';
import layout from '../../shared/layout.module.css';
import type { Trouble } from '../../shared/call';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { TypedWord } from '../../shared/typed-word';
import { isConfirmed } from './workspace-selection';

function Stopped({ label, links }: { readonly label: string; readonly links: readonly StoppedLinkView[] }) {
  const { say, number } = useLanguage();
  return (
    <DataTable
      label={label}
      columns={[
        {
          key: 'jira',
          title: say('link.jiraProject'),
          cell: (link) => `${link.jiraProjectName} (${link.jiraProjectKey})`,
        },
        { key: 'remote', title: say('stop.platformProject'), cell: (link) => link.platformProjectName },
        { key: 'workspace', title: say('projects.workspace'), cell: (link) => link.workspaceName },
        {
          key: 'items',
          title: say('overview.linkedItems'),
          shape: 'number',
          cell: (link) => number(link.linkedItems),
        },
      ]}
      rows={links}
      keyOf={(link) => link.linkId}
      none={say('projects.none')}
    />
  );
}

interface Props {
  readonly preview: WorkspaceChangePreview;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Which projects stop being synced when their workspace is given up; the number is typed to show it was read. */
export function StopLinksDialog({ preview, busy, trouble, onConfirm, onClose }: Props) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const count = preview.stops.length;
  const items = preview.stops.reduce((sum, link) => sum + link.linkedItems, 0);
  const word = say('stop.word');
  const confirmed = isConfirmed(typed, count, word);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (confirmed) onConfirm();
    else document.getElementById('stop-typed')?.focus();
  };
  return (
    <Dialog
      title={say('stop.title', { count })}
      wide
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="danger" type="submit" form="stop-form" isLoading={busy}>
            {say('stop.confirm')}
          </Button>
        </>
      }
    >
      <form id="stop-form" className={layout['stack']} onSubmit={submit} noValidate>
        <p className={layout['text']}>{say('stop.about', { count: items })}</p>
        <Stopped label={say('stop.title', { count })} links={preview.stops} />
        <p className={layout['text']}>{say('stop.back')}</p>
        {preview.restores.length === 0 ? null : (
          <p className={layout['text']}>{say('stop.restores', { count: preview.restores.length })}</p>
        )}
        <TypedWord
          id="stop-typed"
          label={say('stop.type', { count: String(count), word })}
          value={typed}
          error={tried && !confirmed ? say('stop.differs') : null}
          onChange={setTyped}
        />
        {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      </form>
    </Dialog>
  );
}
