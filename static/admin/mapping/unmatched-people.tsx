import Button from '@atlaskit/button/new';
import type { UnmatchedPerson } from '../../../src/contract/mapping';
import { callAdmin } from '../../shared/call';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import { useEditor } from './editor-context';
import { MappingGrid } from './mapping-grid';
import styles from './mapping.module.css';

interface Props {
  /** Ids that are matched by hand in the meantime. */
  readonly matched: readonly string[];
  readonly onMatch: (person: UnmatchedPerson) => void;
}

/** For whom nobody was found lately, each with the way to match them. */
export function UnmatchedPeople({ matched, onMatch }: Props) {
  const { say } = useLanguage();
  const { connectionId, platform, learn } = useEditor();
  const { data, trouble, loading, reload } = useAnswer(
    connectionId,
    () => callAdmin('people.unmatched', { connectionId }),
    () => 3_600_000,
  );
  const left = data?.people.filter(({ id }) => !matched.includes(id)) ?? [];
  return (
    <div className={layout['near']}>
      <h3 className={styles['sub']}>{say('mapping.unmatched')}</h3>
      <LoadTrouble trouble={trouble} tone="warning" loading={loading} reload={reload} />
      {data === null && trouble === null ? <Skeleton lines={2} /> : null}
      {data !== null && left.length === 0 ? (
        <p className={layout['subtle']}>{say('mapping.noUnmatched')}</p>
      ) : null}
      {left.length === 0 ? null : (
        <MappingGrid
          label={say('mapping.unmatched')}
          columns={[
            { key: 'name', title: say('mapping.person'), shape: 'choice' },
            { key: 'side', title: say('mapping.personOf'), shape: 'choice' },
            { key: 'match', title: say('mapping.actions'), shape: 'end' },
          ]}
          rows={left.map((person) => ({
            key: `${person.side} ${person.id}`,
            cells: [
              person.name,
              person.side === 'jira' ? say('mapping.jira') : platform,
              <Button
                key="match"
                spacing="compact"
                aria-label={say('mapping.matchOf', { name: person.name })}
                onClick={() => {
                  learn(person);
                  onMatch(person);
                }}
              >
                {say('mapping.match')}
              </Button>,
            ],
          }))}
        />
      )}
    </div>
  );
}
