import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import { auditActions, type FileView } from '../../../src/contract/life-cycle-views';
import { callAdmin } from '../../shared/call';
import { FileDialog } from '../../shared/file-dialog';
import { FilterMenu } from '../../shared/filter-menu';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAction } from '../../shared/use-action';
import { AuditTable } from './audit-table';
import { peopleOf, type Person } from './people';
import { useAudit, type AuditFilter } from './use-audit';

function Filters({
  filter,
  people,
  onFilter,
}: {
  readonly filter: AuditFilter;
  readonly people: readonly Person[];
  readonly onFilter: (filter: AuditFilter) => void;
}) {
  const { say, locale } = useLanguage();
  const actions = auditActions
    .map((value) => ({ value, label: say(`audit.${value}`) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <>
      <FilterMenu
        label={say('activity.what')}
        all={say('activity.allActions')}
        value={filter.action}
        choices={actions}
        onChoose={(action) => onFilter({ ...filter, action })}
      />
      <FilterMenu
        label={say('activity.who')}
        all={say('activity.allPeople')}
        value={filter.actor}
        choices={people.map(({ actor, name }) => ({ value: actor, label: name }))}
        onChoose={(actor) => onFilter({ ...filter, actor })}
      />
    </>
  );
}

/** The audit of one connection or of the whole site: filtered, paged, and as a file. */
export function AuditSection({ connectionId }: { readonly connectionId: string | null }) {
  const { say, locale } = useLanguage();
  const [filter, setFilter] = useState<AuditFilter>({ action: null, actor: null });
  const audit = useAudit(connectionId, filter);
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [file, setFile] = useState<FileView | null>(null);
  const { entries } = audit;
  useEffect(() => {
    if (entries !== null) setPeople((known) => peopleOf(known, entries, locale));
  }, [entries, locale]);
  const save = useAction(
    () => callAdmin('audit.export', connectionId === null ? {} : { connectionId }),
    setFile,
  );
  const filtered = filter.action !== null || filter.actor !== null;
  return (
    <div className={layout['stack']}>
      <div className={layout['bar']}>
        <Filters filter={filter} people={people} onFilter={setFilter} />
        <Button isLoading={save.busy} onClick={() => void save.run()}>
          {say('activity.csv')}
        </Button>
        <span role="status" className={parts['small']}>
          {entries === null
            ? ''
            : say(audit.hasMore ? 'activity.countSoFar' : 'activity.count', { count: entries.length })}
        </span>
      </div>
      {save.trouble === null ? null : <ProblemMessage trouble={save.trouble} />}
      {entries === null ? (
        audit.trouble === null && <Skeleton lines={6} tall />
      ) : (
        <AuditTable
          label={say('activity.audit')}
          entries={entries}
          withConnection={connectionId === null}
          none={say(filtered ? 'activity.noMatch' : 'activity.none')}
        />
      )}
      <LoadTrouble trouble={audit.trouble} loading={audit.loading} reload={audit.reload} />
      {audit.hasMore && audit.trouble === null ? (
        <div>
          <Button isLoading={audit.loading} onClick={audit.more}>
            {say('activity.more')}
          </Button>
        </div>
      ) : null}
      {file === null ? null : (
        <FileDialog
          title={say('activity.csv')}
          about={say('activity.csvAbout')}
          file={file}
          onClose={() => setFile(null)}
        />
      )}
    </div>
  );
}
