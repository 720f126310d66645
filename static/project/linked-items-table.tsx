import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import type { ItemState, LinkedItem } from '../../src/contract/views';
import { DataTable, type Column } from '../shared/data-table';
import { FilterMenu } from '../shared/filter-menu';
import { IssueLink } from '../shared/issue-link';
import layout from '../shared/layout.module.css';
import { OutsideLink } from '../shared/outside-link';
import parts from '../shared/parts.module.css';
import { ProblemMessage } from '../shared/problem-message';
import { useLanguage } from '../shared/reader';
import { Skeleton } from '../shared/skeleton';
import { matches } from '../shared/sort-rows';
import { ItemStateMark } from '../shared/status-mark';
import { RelativeTime } from '../shared/time';
import { useLinkedItems } from './use-linked-items';

const states: readonly ItemState[] = ['in-sync', 'pending', 'failed'];

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

/** The pairs of this project, read page by page; search and filter work on what is loaded and say so. */
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
  const { items, nextCursor, trouble, loading, loadMore } = useLinkedItems(projectId, freshness);
  const columns = useColumns();
  const shown = (items ?? []).filter(
    (item) =>
      (state === null || item.state === state) &&
      matches(search, [item.issueKey, item.summary, item.taskKey, item.issueStatus, item.taskStatus]),
  );
  return (
    <div className={layout['stack']}>
      <div className={layout['bar']}>
        <div className={layout['search']}>
          <Textfield
            aria-label={say('items.search')}
            placeholder={say('items.search')}
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
            {say(
              nextCursor !== null
                ? 'items.countLoaded'
                : shown.length === items.length
                  ? 'items.total'
                  : 'items.count',
              { shown: shown.length, count: items.length },
            )}
          </span>
        )}
      </div>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {items === null ? (
        trouble === null && <Skeleton lines={8} />
      ) : (
        <DataTable
          label={say('items.title')}
          columns={columns}
          rows={shown}
          keyOf={(item) => item.issueId}
          none={items.length === 0 ? say('items.none') : say('items.noMatch')}
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
