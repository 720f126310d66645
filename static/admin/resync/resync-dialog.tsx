import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { AdminRequest } from '../../../src/contract/requests';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import { describedBy, Field } from '../../shared/field';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import styles from '../choice.module.css';
import type { ConnectionDialogProps } from '../dialog-props';
import { ResyncProjects } from './resync-projects';
import { beginningOf, resyncRequest, type ResyncChoice } from './resync-request';

interface Props extends Pick<ConnectionDialogProps, 'onClose' | 'onChanged'> {
  readonly connection: { readonly id: string; readonly name: string; readonly projectLinks: number };
  /** One project only; all of the connection when absent. */
  readonly link?: { readonly id: string; readonly name: string };
}

const kinds = ['all', 'failed', 'since'] as const;
const formId = 'resync-form';

function Kinds({
  which,
  onChoose,
}: Pick<ResyncChoice, 'which'> & { readonly onChoose: (which: ResyncChoice['which']) => void }) {
  const { say } = useLanguage();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{say('resync.what')}</legend>
      {kinds.map((kind) => (
        <label key={kind} className={styles['option']}>
          <input
            type="radio"
            name="resync-which"
            checked={which === kind}
            aria-describedby={`resync-about-${kind}`}
            onChange={() => onChoose(kind)}
          />
          <span className={layout['tight']}>
            <span>{say(`resync.which.${kind}`)}</span>
            <span id={`resync-about-${kind}`} className={parts['small']}>
              {say(`resync.which.${kind}.about`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Asks what to go through, says what that does and what not, then starts it. */
export function ResyncDialog({ connection, link, onClose, onChanged }: Props) {
  const { say } = useLanguage();
  const [choice, setChoice] = useState<ResyncChoice>({
    which: 'all',
    since: '',
    linkIds: link === undefined ? null : [link.id],
  });
  const [tried, setTried] = useState(false);
  const start = useAction(
    (request: AdminRequest<'resync.start'>) => callAdmin('resync.start', request),
    (detail) => {
      tellDone(say('resync.started', { name: link?.name ?? connection.name }), say('resync.canLeave'));
      onChanged(detail);
      onClose();
    },
  );
  const noDay = choice.which === 'since' && beginningOf(choice.since, Date.now()) === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const request = resyncRequest(connection.id, choice, Date.now());
    if (request !== null) void start.run(request);
    else if (noDay) document.getElementById('resync-since')?.focus();
  };
  return (
    <Dialog
      title={
        link === undefined
          ? say('resync.title', { name: connection.name })
          : say('resync.titleOne', { name: link.name })
      }
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" form={formId} appearance="primary" isLoading={start.busy}>
            {say('resync.start')}
          </Button>
        </>
      }
    >
      <form id={formId} className={layout['stack']} onSubmit={submit} noValidate>
        <Kinds which={choice.which} onChoose={(which) => setChoice({ ...choice, which })} />
        {choice.which === 'since' ? (
          <Field
            id="resync-since"
            label={say('resync.since')}
            error={tried && noDay ? say('resync.sinceMissing') : null}
          >
            <Textfield
              id="resync-since"
              type="date"
              width="medium"
              value={choice.since}
              isInvalid={tried && noDay}
              aria-describedby={describedBy('resync-since')}
              onChange={(event) => setChoice({ ...choice, since: event.currentTarget.value })}
            />
          </Field>
        ) : null}
        {link === undefined && connection.projectLinks > 1 ? (
          <ResyncProjects
            connectionId={connection.id}
            chosen={choice.linkIds}
            fault={tried && choice.linkIds?.length === 0 ? say('resync.projectsMissing') : null}
            onChoose={(linkIds) => setChoice({ ...choice, linkIds })}
          />
        ) : null}
      </form>
      <p className={layout['text']}>{say('resync.keepsOn')}</p>
      {choice.which === 'failed' ? null : <p className={parts['small']}>{say('resync.safe')}</p>}
      {start.trouble === null ? null : <ProblemMessage trouble={start.trouble} />}
    </Dialog>
  );
}
