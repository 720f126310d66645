import Button from '@atlaskit/button/new';
import type { LinkPreview } from '../../../src/contract/life-cycle-views';
import type { Mapping } from '../../../src/contract/mapping';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import { OutsideLink } from '../../shared/outside-link';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import { linkRequest } from './link-request';

interface Props {
  readonly connection: Pick<ConnectionDetail, 'id' | 'platformName'>;
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly mapping: Mapping;
}

type Item = LinkPreview['items'][number];
type Side = 'task' | 'issue';
type Field = Item['fields'][number]['field'];

const inLine = ['status', 'priority', 'assignee', 'dueDate', 'labels'] as const satisfies readonly Field[];

/** One side of a pair: its title, and below it what fits in a line. */
function Half({ item, side }: { readonly item: Item; readonly side: Side }) {
  const { say, locale } = useLanguage();
  const valueOf = (name: Field): string => {
    const value = item.fields.find(({ field }) => field === name)?.[side] ?? '';
    // A day has no zone: shown in the viewer's own it could be the day before.
    return name === 'dueDate' && !Number.isNaN(Date.parse(value))
      ? new Date(value).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: 'UTC' })
      : value;
  };
  return (
    <div className={layout['tight']}>
      <span>{valueOf('title')}</span>
      <span className={parts['small']}>
        {inLine
          .map((field) => ({ field, value: valueOf(field) }))
          .filter(({ value }) => value !== '')
          .map(({ field, value }) => say('preview.pair', { name: say(`preview.field.${field}`), value }))
          .join(' · ')}
      </span>
    </div>
  );
}

function Notices({ item }: { readonly item: Item }) {
  const { error } = useLanguage();
  return item.notices.map(({ code, facts }) => (
    <span key={code} className={parts['small']}>
      {error(code, facts).title}
    </span>
  ));
}

/** The first tasks as they are, beside the issues they would become. Nothing is written. */
export function LinkPreviewTable({ connection, mapping, ...projects }: Props) {
  const { say } = useLanguage();
  const request = { connectionId: connection.id, ...projects, ...linkRequest(mapping) };
  const { data, trouble, loading, reload } = useAnswer(
    JSON.stringify(request),
    () => callAdmin('link.preview', request),
    () => 3_600_000,
  );
  return (
    <div className={layout['stack']}>
      <div className={layout['tight']}>
        <h3 className={layout['section']}>{say('preview.title')}</h3>
        <p className={layout['subtle']}>
          {data === null
            ? say('preview.about')
            : say(data.more ? 'preview.countMore' : 'preview.count', {
                count: data.tasks,
                shown: data.items.length,
              })}
        </p>
      </div>
      {trouble === null ? null : (
        <ProblemMessage trouble={trouble} tone="warning">
          <Button isLoading={loading} onClick={() => void reload()}>
            {say('tryAgain')}
          </Button>
        </ProblemMessage>
      )}
      {data === null ? (
        trouble === null && <Skeleton lines={5} tall />
      ) : (
        <DataTable
          label={say('preview.title')}
          columns={[
            {
              key: 'key',
              title: say('items.task'),
              shape: 'narrow',
              cell: (item) => <OutsideLink href={item.taskUrl}>{item.taskKey}</OutsideLink>,
            },
            {
              key: 'task',
              title: say('preview.task', { platform: connection.platformName }),
              cell: (item) => <Half item={item} side="task" />,
            },
            {
              key: 'issue',
              title: say('preview.issue'),
              cell: (item) => (
                <div className={layout['tight']}>
                  <Half item={item} side="issue" />
                  <Notices item={item} />
                </div>
              ),
            },
          ]}
          rows={data.items}
          keyOf={(item) => item.taskKey}
          none={say('preview.none')}
        />
      )}
    </div>
  );
}
