import type { Mapping, MappingProblem } from '../../../src/contract/mapping';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';
import { taskStatusesFor } from './change-types';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import { MappingGrid } from './mapping-grid';
import styles from './mapping.module.css';
import { rowId, rowProblems } from './place-problems';
import { ProblemList } from './problem-list';
import { placeStatusProblems } from './status-problems';

type Table = Mapping['statuses'][number];
type Way = 'toJira' | 'toTask';
interface Status {
  readonly id: string;
  readonly name: string;
}

function StatusTable({
  table,
  way,
  from,
  to,
  problems,
}: {
  readonly table: Table;
  readonly way: Way;
  readonly from: readonly Status[];
  readonly to: readonly Status[];
  readonly problems: ReadonlyMap<string, readonly MappingProblem[]>;
}) {
  const { say } = useLanguage();
  const { mapping, platform, change } = useEditor();
  const [own, other] = way === 'toJira' ? (['task', 'jira'] as const) : (['jira', 'task'] as const);
  const set = (id: string, value: string | null): void => {
    const rest = table[way].filter((pair) => pair[own] !== id);
    const pair = own === 'task' ? { task: id, jira: value ?? '' } : { jira: id, task: value ?? '' };
    const next = { ...table, [way]: value === null ? rest : [...rest, pair] };
    change({
      statuses: mapping.statuses.map((one) => (one.issueTypeId === table.issueTypeId ? next : one)),
    });
  };
  const title = (side: 'task' | 'jira'): string =>
    side === 'task' ? say('link.taskStatus', { platform }) : say('link.jiraStatus');
  const label =
    way === 'toJira' ? say('mapping.fromPlatform', { platform }) : say('mapping.fromJira', { platform });
  return (
    <div className={layout['near']}>
      <h4 className={styles['minor']}>{label}</h4>
      <MappingGrid
        label={label}
        columns={[
          { key: 'from', title: title(own), shape: 'choice' },
          { key: 'to', title: title(other) },
        ]}
        rows={from.map(({ id, name }) => {
          const chosen = table[way].find((pair) => pair[own] === id)?.[other] ?? null;
          const shown = problems.get(id) ?? [];
          return {
            key: id,
            cells: [
              name,
              <Choice
                key="to"
                id={`status-${table.issueTypeId}-${way}-${id}`}
                label={say(way === 'toJira' ? 'link.statusFor' : 'mapping.taskStatusFor', {
                  status: name,
                  platform,
                })}
                options={to.map((one) => ({ value: one.id, label: one.name }))}
                value={chosen}
                placeholder={say('mapping.keepStatus')}
                nothing={say('link.noMatch')}
                compact
                isInvalid={shown.some(({ level }) => level === 'error')}
                onClear={() => set(id, null)}
                onChoose={(value) => set(id, value)}
              />,
            ],
            below: shown.length === 0 ? null : <ProblemList problems={shown} />,
          };
        })}
      />
    </div>
  );
}

/** Each workflow has statuses of its own: two tables for each mapped issue type. */
export function StatusesSection() {
  const { say } = useLanguage();
  const { mapping, options, problems } = useEditor();
  const rows = mapping.statuses.map(({ issueTypeId }) => rowId('statuses', issueTypeId));
  return (
    <EditorSection name="statuses" about={say('mapping.statusesAbout')} rows={rows}>
      {mapping.statuses.map((table) => {
        const type = options.jira.types.find(({ id }) => id === table.issueTypeId);
        const jira = type?.statuses ?? [];
        const task = taskStatusesFor(table.issueTypeId, mapping.types, options);
        const found = rowProblems(problems, 'statuses', table.issueTypeId);
        const placed = placeStatusProblems(found, table, task, jira);
        return (
          <div key={table.issueTypeId} id={rowId('statuses', table.issueTypeId)} className={layout['stack']}>
            <h3 className={styles['sub']}>{type?.name ?? table.issueTypeId}</h3>
            <ProblemList problems={placed.others} />
            <div className={styles['tables']}>
              <StatusTable table={table} way="toJira" from={task} to={jira} problems={placed.toJira} />
              <StatusTable table={table} way="toTask" from={jira} to={task} problems={placed.toTask} />
            </div>
          </div>
        );
      })}
    </EditorSection>
  );
}
