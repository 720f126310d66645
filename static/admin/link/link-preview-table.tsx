import type { ReactNode } from 'react';
import type { Mapping } from '../../../src/contract/mapping';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { DataTable, type Column } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import { OutsideLink } from '../../shared/outside-link';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import { linkRequest } from './link-request';
import { PreviewHalf, PreviewNotices, type PreviewedItem } from './preview-half';

interface Props {
  readonly connection: Pick<ConnectionDetail, 'id' | 'platformName'>;
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly mapping: Mapping;
  /** Issues get tasks, too. */
  readonly createsTasks: boolean;
}

/** The first items of both sides as they are, beside what they would become. Nothing is written. */
export function LinkPreviewTable({ connection, mapping, createsTasks, ...projects }: Props) {
  const { say } = useLanguage();
  const platform = connection.platformName;
  const request = { connectionId: connection.id, ...projects, ...linkRequest(mapping) };
  const { data, trouble, loading, reload } = useAnswer(
    JSON.stringify(request),
    () => callAdmin('link.preview', request),
    () => 3_600_000,
  );
  /** From the side that is there to the one that would be made. */
  const columns = <Row extends PreviewedItem>(
    title: string,
    key: (row: Row) => ReactNode,
    [from, to]: readonly ['task', 'issue'] | readonly ['issue', 'task'],
  ): readonly Column<Row>[] => {
    const titles = { task: say('preview.task', { platform }), issue: say('preview.issue') };
    return [
      { key: 'key', title, shape: 'narrow', cell: key },
      { key: 'from', title: titles[from], cell: (item) => <PreviewHalf item={item} side={from} /> },
      {
        key: 'to',
        title: titles[to],
        cell: (item) => (
          <div className={layout['tight']}>
            <PreviewHalf item={item} side={to} />
            <PreviewNotices item={item} />
          </div>
        ),
      },
    ];
  };
  return (
    <div className={layout['stack']}>
      <div className={layout['tight']}>
        <h3 className={layout['section']}>{say('preview.title')}</h3>
        <p className={layout['subtle']}>
          {data === null
            ? say('preview.about')
            : data.tasks === 0
              ? say('preview.none')
              : say(data.more ? 'preview.countMore' : 'preview.count', {
                  count: data.tasks,
                  shown: data.items.length,
                })}
        </p>
      </div>
      <LoadTrouble trouble={trouble} tone="warning" loading={loading} reload={reload} />
      {data === null ? (
        trouble === null && <Skeleton lines={5} tall />
      ) : data.tasks === 0 ? null : (
        <DataTable
          label={say('preview.title')}
          top
          columns={columns<(typeof data.items)[number]>(
            say('items.task'),
            (item) => (
              <OutsideLink href={item.taskUrl}>{item.taskKey}</OutsideLink>
            ),
            ['task', 'issue'],
          )}
          rows={data.items}
          keyOf={(item) => item.taskKey}
          none={say('preview.none')}
        />
      )}
      {data === null || !createsTasks || data.issues.length === 0 ? null : (
        <>
          <h3 className={layout['section']}>{say('preview.issues')}</h3>
          <DataTable
            label={say('preview.issues')}
            top
            columns={columns<(typeof data.issues)[number]>(say('items.issue'), (item) => item.issueKey, [
              'issue',
              'task',
            ])}
            rows={data.issues}
            keyOf={(item) => item.issueKey}
            none={say('preview.none')}
          />
        </>
      )}
    </div>
  );
}
