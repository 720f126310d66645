import { useState, type FormEvent } from 'react';
import type { Answer } from '../../src/contract/views';
import { callIssue } from '../shared/call';
import { useLanguage } from '../shared/reader';
import { useAction } from '../shared/use-action';
import type { AskedWords } from './asked';
import styles from './issue-panel.module.css';
import { PanelButton } from './panel-button';
import { TroubleLine } from './trouble-line';

interface Props {
  readonly issueId: string;
  readonly mayCreate: boolean;
  /** The pair that is left of a gone task can be parted as well. */
  readonly mayUnlink: boolean;
  readonly onAsked: (words: AskedWords) => void;
}

/** Ways to a task for an issue that has none, or whose task is gone. */
export function PairActions({ issueId, mayCreate, mayUnlink, onAsked }: Props) {
  const { say } = useLanguage();
  const [linking, setLinking] = useState(false);
  const [task, setTask] = useState('');
  const [missing, setMissing] = useState(false);
  const asked =
    (words: AskedWords) =>
    (_done: unknown): void =>
      onAsked(words);
  const create = useAction<[], unknown>(
    (): Promise<Answer<unknown>> => callIssue('issue.createTask', { issueId }),
    asked('issue.creating'),
  );
  const link = useAction<[], unknown>(
    (): Promise<Answer<unknown>> => callIssue('issue.linkTask', { issueId, task: task.trim() }),
    asked('issue.linking'),
  );
  const unlink = useAction<[], unknown>(
    (): Promise<Answer<unknown>> => callIssue('issue.unlink', { issueId }),
    asked('issue.unlinking'),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(task.trim() === '');
    if (task.trim() !== '') void link.run();
    else document.getElementById('task')?.focus();
  };
  return (
    <>
      <div className={styles['buttons']}>
        {mayCreate ? (
          <PanelButton busy={create.busy} onPress={() => void create.run()}>
            {say('issue.create')}
          </PanelButton>
        ) : null}
        <PanelButton expanded={linking} onPress={() => setLinking(!linking)}>
          {say('issue.linkTask')}
        </PanelButton>
        {mayUnlink ? (
          <PanelButton subtle busy={unlink.busy} onPress={() => void unlink.run()}>
            {say('issue.unlink')}
          </PanelButton>
        ) : null}
      </div>
      {linking ? (
        <form className={styles['form']} onSubmit={submit} noValidate>
          <label htmlFor="task" className={styles['label']}>
            {say('issue.linkField')}
          </label>
          <input
            id="task"
            className={styles['input']}
            value={task}
            maxLength={300}
            autoComplete="off"
            autoFocus
            aria-invalid={missing}
            aria-describedby="task-fault"
            onChange={(event) => {
              setTask(event.currentTarget.value);
              setMissing(false);
            }}
          />
          <p id="task-fault" className={styles['fault']} aria-live="polite">
            {missing ? say('issue.linkMissing') : ''}
          </p>
          <div className={styles['buttons']}>
            <PanelButton submits busy={link.busy}>
              {say('issue.linkSubmit')}
            </PanelButton>
            <PanelButton subtle onPress={() => setLinking(false)}>
              {say('cancel')}
            </PanelButton>
          </div>
        </form>
      ) : null}
      <TroubleLine trouble={create.trouble ?? link.trouble ?? unlink.trouble} />
    </>
  );
}
