import type { IssueLinkView } from '../../src/contract/views';
import { callIssue } from '../shared/call';
import { fieldName } from '../shared/field-name';
import { useLanguage } from '../shared/reader';
import { useAction } from '../shared/use-action';
import styles from './issue-panel.module.css';
import { PanelButton } from './panel-button';
import { TroubleLine } from './trouble-line';

/** Fields that both sides changed: what each holds, and the way to let it stand. */
export function Conflicts({
  issueId,
  link,
  onSettled,
}: {
  readonly issueId: string;
  readonly link: Pick<IssueLinkView, 'conflicts' | 'mayMend' | 'platformName'>;
  readonly onSettled: () => void;
}) {
  const language = useLanguage();
  const { say } = language;
  const { mayMend, platformName: platform } = link;
  const settle = useAction(
    (field: string, keep: 'jira' | 'platform') => callIssue('issue.settle', { issueId, field, keep }),
    onSettled,
  );
  return (
    <>
      {link.conflicts.map(({ field, ...values }) => (
        <section key={field} className={styles['conflict']} aria-labelledby={`conflict-${field}`}>
          <h2 id={`conflict-${field}`} className={styles['heading']}>
            {say('conflict.differs', { field: fieldName(language, field) })}
          </h2>
          {(['jira', 'platform'] as const).map((side) => (
            <div key={side} className={styles['side']}>
              <span className={styles['label']}>
                {side === 'jira' ? say('conflict.inJira') : say('conflict.inPlatform', { platform })}
              </span>
              <span className={styles['value']}>
                {values[side] === '' ? say('conflict.empty') : values[side]}
              </span>
              {mayMend ? (
                <PanelButton busy={settle.busy} onPress={() => void settle.run(field, side)}>
                  {say(side === 'jira' ? 'conflict.keepJira' : 'conflict.keepPlatform')}
                </PanelButton>
              ) : null}
            </div>
          ))}
        </section>
      ))}
      <TroubleLine trouble={settle.trouble} />
    </>
  );
}
