import Button from '@atlaskit/button/new';
import SearchIcon from '@atlaskit/icon/core/search';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { ItemState, LinkedItem } from '../../src/contract/views';
import { DataTable, type Column } from '../shared/data-table';
import { FilterMenu } from '../shared/filter-menu';
import { IssueLink } from '../shared/issue-link';
import { JqlLink } from '../shared/jql-link';
import layout from '../shared/layout.module.css';
import { OutsideLink } from '../shared/outside-link';
import parts from '../shared/parts.module.css';
import { ProblemMessage } from '../shared/problem-message';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { ItemStateMark } from '../shared/status-mark';
import { RelativeTime } from '../shared/time';
import { useSettled } from '../shared/use-settled';
import { useLinkedItems } from './use-linked-items';

const states: readonly ItemState[] = ['in-sync', 'pending', 'failed'];
/** Milliseconds without a key before what was typed is searched for. */
const typingMs = 350;

function useColumns(): readonly Column<LinkedItem>[] {
  const { say, error } = useLanguage();
  return [
    {
      key: 'issue',
      title: say('items.issue'),
      shape: 'narrow',
      cell: (item) => <IssueLink issueKey={item.issueKey} />,
    },
    { key: 'summary', title: say('items.summary'), cell: (item) => item.summary },
    { key: 'issueStatus', title: say('items.issueStatus'), cell: (item) => item.issueStatus },
    {
      key: 'task',
      title: say('items.task'),
      shape: 'narrow',
      cell: (item) =>
        item.taskKey === null ? (
          say('items.noTask')
        ) : (
          <OutsideLink href={item.taskUrl}>{item.taskKey}</OutsideLink>
        ),
    },
    {
      key: 'taskStatus',
      title: say('items.taskStatus'),
      cell: (item) => item.taskStatus ?? say('items.noTask'),
    },
    {
      key: 'lastSync',
      title: say('items.lastSync'),
      shape: 'narrow',
      cell: (item) => <RelativeTime iso={item.lastSyncAt} />,
    },
    {
      key: 'state',
      title: say('items.state'),
      cell: (item) => (
        <div className={layout['tight']}>
          <span>
            <ItemStateMark state={item.state} />
          </span>
          {item.error === null ? null : (
            <span className={parts['small']}>{error(item.error.code, item.error.facts).title}</span>
          )}
        </div>
      ),
    },
  ];
}

/** The pairs of this project, read page by page. Search and filter ask for all there are, not for what is on screen. */
export function LinkedItemsTable({
  projectId,
  freshness,
}: {
  readonly projectId: string;
  readonly freshness: string;
}) {
  const { say } = useLanguage();
  const [search, setSearch] = useState('');
  const [state, setState] = useState<ItemState | null>(null);
  const settled = useSettled(search.trim(), typingMs);
  const { items, nextCursor, trouble, loading, searching, loadMore } = useLinkedItems(projectId, freshness, {
    search: settled,
    state,
  });
  const columns = useColumns();
  const isNarrowed = settled !== '' || state !== null;
  const count = items?.length ?? 0;
  return (
    <div className={layout['stack']}>
      <div className={layout['bar']}>
        <div className={layout['search']}>
          <Textfield
            aria-label={say('items.search')}
            placeholder={say('items.searchHint')}
            maxLength={200}
            elemBeforeInput={
              <span className={parts['before']}>
                <SearchIcon label="" size="small" />
              </span>
            }
            value={search}
            isCompact
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <FilterMenu<ItemState>
          label={say('items.filter')}
          all={say('items.filterAll')}
          value={state}
          choices={states.map((value) => ({ value, label: say(`item.${value}`) }))}
          onChoose={setState}
        />
        {items === null ? null : (
          <span role="status" className={parts['small']}>
            {searching || search.trim() !== settled
              ? say('items.searching')
              : say(nextCursor !== null ? 'items.soFar' : isNarrowed ? 'items.found' : 'items.total', {
                  count,
                })}
          </span>
        )}
        {state === 'failed' ? (
          <JqlLink jql={`project = ${projectId} AND planningSync = failed`}>{say('items.inJira')}</JqlLink>
        ) : null}
      </div>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {items === null ? (
        trouble === null && <Skeleton lines={8} />
      ) : (
        <DataTable
          label={say('items.title')}
          columns={columns}
          rows={items}
          keyOf={(item) => item.issueId}
          none={say(isNarrowed ? 'items.noMatch' : 'items.none')}
        />
      )}
      {nextCursor === null && trouble === null ? null : (
        <div>
          <Button isLoading={loading} onClick={() => void loadMore()}>
            {trouble === null ? say('items.more') : say('tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}
