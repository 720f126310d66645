import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import type { AdminAnswers } from '../../src/contract/requests';
import { callAdmin } from '../shared/call';
import layout from '../shared/layout.module.css';
import { PageTitle } from '../shared/page-title';
import { pollPeriod } from '../shared/poll-period';
import { ProblemMessage } from '../shared/problem-message';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { useAnswer } from '../shared/use-answer';
import { ConnectionsTable } from './connections-table';
import { NeedsSomeoneMessages } from './needs-someone-messages';
import type { Navigation } from './use-route';

function NoConnections({ onCreate }: { readonly onCreate: () => void }) {
  const { say } = useLanguage();
  return (
    <section className={layout['empty']}>
      <h2 className={layout['section']}>{say('empty.title')}</h2>
      <p className={layout['text']}>{say('empty.need')}</p>
      <ul>
        <li>{say('empty.address')}</li>
        <li>{say('empty.client')}</li>
        <li>{say('empty.account')}</li>
      </ul>
      <Button appearance="primary" onClick={onCreate}>
        {say('list.create')}
      </Button>
    </section>
  );
}

function Listed({
  list,
  navigation,
  reload,
}: {
  readonly list: AdminAnswers['connections.list'];
  readonly navigation: Navigation;
  readonly reload: () => void;
}) {
  if (list.connections.length === 0)
    return <NoConnections onCreate={() => navigation.go({ page: 'setup', connectionId: null })} />;
  return (
    <>
      <NeedsSomeoneMessages connections={list.connections} go={navigation.go} />
      <ConnectionsTable connections={list.connections} go={navigation.go} onChanged={reload} />
    </>
  );
}

/** All connections of this site: how each stands, what needs somebody, and the way to each. */
export function ConnectionsPage({
  navigation,
  startsSetup,
}: {
  readonly navigation: Navigation;
  readonly startsSetup: boolean;
}) {
  const { say } = useLanguage();
  const { data, trouble, loading, reload } = useAnswer(
    'list',
    () => callAdmin('connections.list', {}),
    (list) => pollPeriod(list?.connections ?? []),
  );
  const nothingYet = data?.connections.length === 0;
  const { replace } = navigation;
  useEffect(() => {
    // "Get started" on the Apps page leads straight into the first set-up, and to the list ever after.
    if (startsSetup && nothingYet) replace({ page: 'setup', connectionId: null });
  }, [startsSetup, nothingYet, replace]);
  return (
    <>
      <header className={layout['head']}>
        <div className={layout['headText']}>
          <PageTitle takeFocus={navigation.moved}>{say('list.title')}</PageTitle>
          <p className={layout['subtle']}>{say('list.about')}</p>
        </div>
        {data !== null && data.connections.length > 0 ? (
          <Button appearance="primary" onClick={() => navigation.go({ page: 'setup', connectionId: null })}>
            {say('list.create')}
          </Button>
        ) : null}
      </header>
      {trouble === null ? null : (
        <ProblemMessage trouble={trouble}>
          <Button isLoading={loading} onClick={() => void reload()}>
            {say('tryAgain')}
          </Button>
        </ProblemMessage>
      )}
      {data === null ? (
        trouble === null && <Skeleton lines={5} tall />
      ) : (
        <Listed list={data} navigation={navigation} reload={() => void reload()} />
      )}
    </>
  );
}
