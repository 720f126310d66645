import Button from '@atlaskit/button/new';
import type { ImportPreview } from '../../../src/contract/life-cycle-views';
import type { Trouble } from '../../shared/call';
import { DataTable } from '../../shared/data-table';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { Changes } from '../activity/changes';
import { countImport } from './count-import';

type Compared = ImportPreview['connections'][number];

const tones = { new: 'information', changed: 'warning', same: 'neutral', refused: 'danger' } as const;

function Difference({ one }: { readonly one: Compared }) {
  const { say, error } = useLanguage();
  if (one.state === 'same') return <>{say('import.nothingChanges')}</>;
  return (
    <div className={layout['tight']}>
      <Changes changes={one.changes} />
      {one.problems.map((problem) => {
        const said = error(problem.code, problem.facts);
        return (
          <p key={problem.code} className={layout['text']}>
            {said.title} {said.todo}
          </p>
        );
      })}
    </div>
  );
}

/** What importing would do to each connection, and the button that does it. */
export function ImportDifferences({
  preview,
  busy,
  trouble,
  onImport,
}: {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly trouble: Trouble | null;
  readonly onImport: () => void;
}) {
  const { say } = useLanguage();
  const { doing, refused } = countImport(preview);
  return (
    <section className={layout['stack']}>
      <h2 className={layout['section']}>{say('import.differences')}</h2>
      <DataTable
        label={say('import.differences')}
        columns={[
          { key: 'name', title: say('column.name'), cell: (one) => one.name },
          {
            key: 'state',
            title: say('import.state'),
            cell: (one) => <Mark tone={tones[one.state]}>{say(`import.state.${one.state}`)}</Mark>,
          },
          { key: 'changes', title: say('activity.changes'), cell: (one) => <Difference one={one} /> },
        ]}
        rows={preview.connections}
        keyOf={(one) => one.name}
        none={say('import.noConnections')}
      />
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      <div className={parts['row']}>
        <Button appearance="primary" isDisabled={doing === 0} isLoading={busy} onClick={onImport}>
          {say('import.import')}
        </Button>
        <span role="status" className={parts['small']}>
          {doing === 0 ? say('import.nothingToDo') : say('import.willDo', { count: doing })}{' '}
          {refused === 0 ? '' : say('import.willRefuse', { count: refused })}
        </span>
      </div>
    </section>
  );
}
