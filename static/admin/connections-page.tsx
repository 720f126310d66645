import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import type { AdminAnswers } from '../../src/contract/requests';
import { callAdmin } from '../shared/call';
import layout from '../shared/layout.module.css';
import { LoadTrouble } from '../shared/load-trouble';
import { PageTitle } from '../shared/page-title';
import parts from '../shared/parts.module.css';
import { pollPeriod } from '../shared/poll-period';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { useAnswer } from '../shared/use-answer';
import { AttentionList } from './attention/attention-list';
import { needsSomeone } from './attention/needed';
import { ConnectionsTable } from './connections-table';
import { FirstRun } from './first-run';
import { RouteLink } from './route-link';
import { ServiceMark, ServiceTrouble } from './service-mark';
import { useConnectionDialog } from './use-connection-dialog';
import type { Navigation } from './use-route';

function Listed({
  list,
  navigation,
  reload,
}: {
  readonly list: AdminAnswers['connections.list'];
  readonly navigation: Navigation;
  readonly reload: () => void;
}) {
  const { go } = navigation;
  const { open, dialog } = useConnectionDialog({ onChanged: reload, onDeleted: reload });
  return (
    <>
      <ServiceTrouble service={list.service} />
      <AttentionList
        needed={needsSomeone(list.connections)}
        go={go}
        onTest={(connection) => open('test', connection)}
      />
      <ConnectionsTable connections={list.connections} go={go} onDialog={open} onChanged={reload} />
      {dialog}
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
  const create = (): void => navigation.go({ page: 'setup', connectionId: null });
  const bring = (): void => navigation.go({ page: 'import' });
  return (
    <>
      <header className={layout['head']}>
        <div className={layout['headText']}>
          <PageTitle takeFocus={navigation.moved}>{say('list.title')}</PageTitle>
          <p className={layout['subtle']}>{say('list.about')}</p>
          <div className={parts['row']}>
            {data === null ? null : <ServiceMark service={data.service} />}
            <RouteLink route={{ page: 'activity' }} go={navigation.go}>
              {say('list.activity')}
            </RouteLink>
          </div>
        </div>
        {data !== null && !nothingYet ? (
          <div className={parts['row']}>
            <Button onClick={bring}>{say('list.import')}</Button>
            <Button appearance="primary" onClick={create}>
              {say('list.create')}
            </Button>
          </div>
        ) : null}
      </header>
      <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      {data === null ? (
        trouble === null && <Skeleton lines={5} tall />
      ) : nothingYet ? (
        <FirstRun onCreate={create} onImport={bring} />
      ) : (
        <Listed list={data} navigation={navigation} reload={() => void reload()} />
      )}
    </>
  );
}
