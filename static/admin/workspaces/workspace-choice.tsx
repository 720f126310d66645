import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { ConnectionDetail, WorkspaceView } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { matches } from '../../shared/sort-rows';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import styles from '../choice.module.css';

interface Props {
  readonly connection: ConnectionDetail;
  readonly submit: string;
  readonly onGranted: (connection: ConnectionDetail) => void;
}

/** Which workspaces Planlink may read and write; at least one. */
export function WorkspaceChoice({ connection, submit, onGranted }: Props) {
  const { say } = useLanguage();
  // Not asked again by itself: a list that changes under the hand of the one who ticks it is worse than an old one.
  const { data, trouble, loading, reload } = useAnswer(
    connection.id,
    () => callAdmin('workspaces.list', { connectionId: connection.id }),
    () => 3_600_000,
  );
  if (data === null && trouble === null) return <Skeleton lines={6} />;
  if (data === null && trouble !== null) {
    return (
      <ProblemMessage trouble={trouble}>
        <Button isLoading={loading} onClick={() => void reload()}>
          {say('tryAgain')}
        </Button>
      </ProblemMessage>
    );
  }
  return (
    <WorkspaceForm
      connection={connection}
      submit={submit}
      onGranted={onGranted}
      workspaces={data?.workspaces ?? []}
    />
  );
}

function WorkspaceForm({
  connection,
  submit,
  onGranted,
  workspaces,
}: Props & { readonly workspaces: readonly WorkspaceView[] }) {
  const { say } = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(workspaces.filter((one) => one.granted).map((one) => one.id)),
  );
  const [search, setSearch] = useState('');
  const [tried, setTried] = useState(false);
  const grant = useAction(
    () =>
      callAdmin('workspaces.grant', {
        connectionId: connection.id,
        version: connection.version,
        workspaceIds: [...chosen],
      }),
    onGranted,
  );
  if (workspaces.length === 0)
    return <p className={layout['text']}>{say('workspaces.none', { platform: connection.platformName })}</p>;
  const found = workspaces.filter((one) => matches(search, [one.name]));
  const all = found.every((one) => chosen.has(one.id));
  const pick = (ids: readonly string[], take: boolean): void => {
    const next = new Set(chosen);
    ids.forEach((id) => (take ? next.add(id) : next.delete(id)));
    setChosen(next);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (chosen.size > 0) void grant.run();
  };
  return (
    <form className={layout['stack']} onSubmit={send}>
      <div className={layout['bar']}>
        <div className={layout['search']}>
          <Textfield
            aria-label={say('workspaces.search')}
            placeholder={say('workspaces.search')}
            value={search}
            isCompact
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <span role="status" className={parts['small']}>
          {say('workspaces.chosen', { chosen: chosen.size, count: workspaces.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <p className={layout['subtle']}>{say('workspaces.noMatch')}</p>
      ) : (
        <div className={styles['list']} role="group" aria-label={say('workspaces.label')}>
          <Checkbox
            label={say('workspaces.all', { count: found.length })}
            isChecked={all}
            isIndeterminate={!all && found.some((one) => chosen.has(one.id))}
            onChange={() =>
              pick(
                found.map((one) => one.id),
                !all,
              )
            }
          />
          {found.map((one) => (
            <Checkbox
              key={one.id}
              label={one.name}
              value={one.id}
              isChecked={chosen.has(one.id)}
              onChange={() => pick([one.id], !chosen.has(one.id))}
            />
          ))}
        </div>
      )}
      {tried && chosen.size === 0 ? (
        <p role="alert" className={styles['error']}>
          {say('workspaces.missing')}
        </p>
      ) : null}
      {grant.trouble === null ? null : <ProblemMessage trouble={grant.trouble} />}
      <div>
        <Button type="submit" appearance="primary" isLoading={grant.busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
