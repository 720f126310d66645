import type { DryRunView } from '../../../src/contract/history-views';
import { DataTable } from '../../shared/data-table';
import { FieldChanges } from '../../shared/history/field-changes';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProgressBar } from '../../shared/progress-bar';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { counted } from './dry-run-state';
import styles from './dry-run.module.css';

type Item = DryRunView['items'][number];

const tones = { stopped: 'neutral', complete: 'success', failed: 'danger' } as const;
const actionTones = {
  'create-issue': 'success',
  'create-task': 'success',
  'change-issue': 'edited',
  'change-task': 'edited',
  conflict: 'warning',
  problem: 'danger',
} as const satisfies Record<Item['action'], string>;

function Standing({ dryRun }: { readonly dryRun: DryRunView }) {
  const { say } = useLanguage();
  const { state, done, endedAt } = dryRun;
  if (state === 'waiting' || state === 'running' || state === 'stopping') {
    return (
      <div role="status">
        <ProgressBar
          label={state === 'running' ? say('dryRun.progress', { count: done }) : say(`dryRun.state.${state}`)}
          share={null}
        />
      </div>
    );
  }
  return (
    <div className={parts['row']} role="status">
      <Mark tone={tones[state]}>{say(`dryRun.state.${state}`)}</Mark>
      <span>{say('dryRun.looked', { count: done })}</span>
      {endedAt === null ? null : <RelativeTime iso={endedAt} />}
      <strong>{say('dryRun.nothingWritten')}</strong>
    </div>
  );
}

function Counts({ counts, platform }: { readonly counts: DryRunView['counts']; readonly platform: string }) {
  const { say, number } = useLanguage();
  const some = counted.filter((name) => counts[name] > 0);
  return (
    <ul className={styles['counts']}>
      {some.map((name) => (
        <li key={name}>
          <strong>{number(counts[name])}</strong>
          <span>{say(`dryRun.count.${name}`, { count: counts[name], platform })}</span>
        </li>
      ))}
      <li>
        <strong>{number(counts.same)}</strong>
        <span>{say('dryRun.count.same', { count: counts.same })}</span>
      </li>
    </ul>
  );
}

/** What a dry run found: how much of what, then the first items field by field. */
export function DryRunResult({
  dryRun,
  platform,
}: {
  readonly dryRun: DryRunView;
  readonly platform: string;
}) {
  const { say, error } = useLanguage();
  const { items, counts } = dryRun;
  const keys = ({ issueKey, taskKey }: Item): string =>
    [issueKey, taskKey].flatMap((key) => key ?? []).join(', ');
  return (
    <div className={layout['stack']}>
      <Standing dryRun={dryRun} />
      {dryRun.state === 'waiting' ? null : <Counts counts={counts} platform={platform} />}
      {items.length === 0 ? (
        dryRun.state === 'complete' ? (
          <p className={layout['text']}>{say('dryRun.none')}</p>
        ) : null
      ) : (
        <DataTable
          label={say('dryRun.items')}
          top
          columns={[
            {
              key: 'item',
              title: say('dryRun.item'),
              cell: (item) => (
                <span className={layout['tight']}>
                  {item.title}
                  {keys(item) === '' ? null : <span className={parts['small']}>{keys(item)}</span>}
                </span>
              ),
            },
            {
              key: 'action',
              title: say('dryRun.action'),
              cell: (item) => (
                <Mark tone={actionTones[item.action]}>
                  {say(`dryRun.action.${item.action}`, { platform })}
                </Mark>
              ),
            },
            {
              key: 'changes',
              title: say('dryRun.changes'),
              cell: (item) => (
                <span className={layout['tight']}>
                  {item.error === null ? null : (
                    <span>
                      {error(item.error.code, item.error.facts).title}{' '}
                      {error(item.error.code, item.error.facts).todo}
                    </span>
                  )}
                  <FieldChanges changes={item.changes} isNew={item.action.startsWith('create')} />
                </span>
              ),
            },
          ]}
          rows={items.map((item, place) => ({ ...item, place }))}
          keyOf={({ place }) => String(place)}
          none={say('dryRun.none')}
        />
      )}
      {dryRun.more ? <p className={layout['subtle']}>{say('dryRun.more', { count: items.length })}</p> : null}
    </div>
  );
}
