import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';
import { useEditor } from './editor-context';
import { EditorSection } from './editor-section';
import { MappingGrid } from './mapping-grid';
import { rowId, rowProblems } from './place-problems';
import { ProblemList } from './problem-list';

/** Each priority of the platform beside the one of Jira; one list serves both ways. */
export function PrioritiesSection() {
  const { say } = useLanguage();
  const { mapping, options, platform, problems, change } = useEditor();
  const { priorities } = mapping;
  const offered = options.platform.priorities;
  return (
    <EditorSection
      name="priorities"
      about={say(offered.length === 0 ? 'mapping.noPriorities' : 'mapping.prioritiesAbout', { platform })}
      rows={offered.map(({ id }) => rowId('priorities', id))}
    >
      {offered.length === 0 ? null : (
        <MappingGrid
          label={say('mapping.priorities')}
          columns={[
            { key: 'task', title: say('mapping.taskPriority', { platform }), shape: 'choice' },
            { key: 'jira', title: say('mapping.jiraPriority'), shape: 'choice' },
          ]}
          rows={offered.map(({ id, name }) => {
            const found = rowProblems(problems, 'priorities', id);
            const rest = priorities.filter(({ task }) => task !== id);
            return {
              key: id,
              id: rowId('priorities', id),
              cells: [
                name,
                <Choice
                  key="jira"
                  id={`priority-${id}`}
                  label={say('mapping.priorityFor', { priority: name })}
                  options={options.jira.priorities.map((one) => ({ value: one.id, label: one.name }))}
                  value={priorities.find(({ task }) => task === id)?.jira ?? null}
                  placeholder={say('mapping.noCounterpart')}
                  nothing={say('link.noMatch')}
                  compact
                  onClear={() => change({ priorities: rest })}
                  onChoose={(value) =>
                    // In the platform's order: of several for one priority of Jira the first is given back.
                    change({
                      priorities: offered.flatMap((one) =>
                        one.id === id
                          ? [{ task: id, jira: value }]
                          : rest.filter(({ task }) => task === one.id),
                      ),
                    })
                  }
                />,
              ],
              below: found.length === 0 ? null : <ProblemList problems={found} />,
            };
          })}
        />
      )}
    </EditorSection>
  );
}
