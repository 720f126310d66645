import Button from '@atlaskit/button/new';
import { lazy, Suspense, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { MappingProblem } from '../../../src/contract/mapping';
import type { ConnectionDetail, MappingSuggestion } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard';
import { mappingOf, type EditedMapping } from '../mapping/edited-mapping';
import { ProblemSummary } from '../mapping/problem-summary';
import { useChecked } from '../mapping/use-checked';
import { CreateTasksChoice } from './create-tasks-choice';
import { linkRequest } from './link-request';
import { LinkPreviewTable } from './link-preview-table';
import { MappingInBrief } from './mapping-in-brief';

const WholeMapping = lazy(() => import('./whole-mapping'));

interface Props {
  readonly connection: ConnectionDetail;
  readonly jiraProjectId: string;
  readonly jiraProjectKey: string;
  readonly platformProjectId: string;
  /** The way out, beside the way on. */
  readonly way: ReactNode;
  readonly onLinked: (connection: ConnectionDetail) => void;
}

/** The suggested mapping of the two chosen projects: it fits most, and the whole of it can be changed. */
export function NewLinkForm(props: Props) {
  const { connection, jiraProjectId, platformProjectId } = props;
  const { data, trouble, loading, reload } = useAnswer(
    `${jiraProjectId} ${platformProjectId}`,
    () => callAdmin('link.suggest', { connectionId: connection.id, jiraProjectId, platformProjectId }),
    () => 3_600_000,
  );
  if (data !== null) return <SuggestedMapping {...props} suggestion={data} />;
  return (
    <>
      {trouble === null ? (
        <Skeleton lines={5} tall />
      ) : (
        <LoadTrouble trouble={trouble} loading={loading} reload={reload} />
      )}
      <div className={parts['row']}>{props.way}</div>
    </>
  );
}

function SuggestedMapping({
  connection,
  jiraProjectKey,
  way,
  onLinked,
  suggestion,
  ...projects
}: Props & { readonly suggestion: MappingSuggestion }) {
  const { say } = useLanguage();
  const [edited, setEdited] = useState<EditedMapping>({ ...suggestion.mapping, createTasks: 'new' });
  const release = useUnsavedGuard(JSON.stringify(mappingOf(edited)) !== JSON.stringify(suggestion.mapping));
  const [whole, setWhole] = useState<{ readonly at: MappingProblem | null } | null>(null);
  const changeButton = useRef<HTMLButtonElement>(null);
  const mapping = mappingOf(edited);
  const checked = useChecked({ connectionId: connection.id, ...projects, mapping }, suggestion.problems);
  const errors = checked.problems.filter(({ level }) => level === 'error');
  const create = useAction(
    () =>
      callAdmin('link.create', {
        connectionId: connection.id,
        version: connection.version,
        createTasks: edited.createTasks,
        ...projects,
        ...linkRequest(mapping),
      }),
    (detail) => {
      release();
      onLinked(detail);
    },
  );
  const change = (typed: Partial<EditedMapping>): void => setEdited((before) => ({ ...before, ...typed }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (errors.length === 0) void create.run();
  };
  if (whole !== null) {
    return (
      <Suspense fallback={<Skeleton lines={12} tall />}>
        <WholeMapping
          connection={connection}
          projects={projects}
          confirmWord={jiraProjectKey}
          edited={edited}
          view={suggestion}
          checked={checked}
          at={whole.at}
          onChange={change}
          onDone={() => {
            setWhole(null);
            requestAnimationFrame(() => changeButton.current?.focus());
          }}
        />
      </Suspense>
    );
  }
  return (
    <form className={layout['stack']} onSubmit={send}>
      <MappingInBrief mapping={edited} options={suggestion.options} platform={connection.platformName}>
        <Button ref={changeButton} onClick={() => setWhole({ at: null })}>
          {say('mapping.change')}
        </Button>
      </MappingInBrief>
      <ProblemSummary checked={checked} onGo={(at) => setWhole({ at })} />
      <CreateTasksChoice value={edited.createTasks} onChoose={(createTasks) => change({ createTasks })} />
      <LinkPreviewTable
        connection={connection}
        {...projects}
        mapping={mapping}
        createsTasks={edited.createTasks !== 'never'}
      />
      {create.trouble === null ? null : <ProblemMessage trouble={create.trouble} />}
      <div className={parts['row']}>
        <Button type="submit" appearance="primary" isDisabled={errors.length > 0} isLoading={create.busy}>
          {say('link.create')}
        </Button>
        {way}
        <span role="status" className={parts['small']}>
          {errors.length > 0 ? say('mapping.cannotLink', { count: errors.length }) : null}
        </span>
      </div>
    </form>
  );
}
