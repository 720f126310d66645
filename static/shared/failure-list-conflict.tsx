import Button from '@atlaskit/button/new';
import type { OpenConflict } from '../../src/contract/history-views';
import styles from './failure-list.module.css';
import { fieldName } from './field-name';
import { useLanguage } from './reader';

interface Props {
  readonly item: string;
  readonly platform: string;
  readonly conflict: OpenConflict;
  readonly isBusy: boolean;
  readonly whyNot: string | null;
  readonly onKeep: (keep: 'jira' | 'platform') => void;
}

/** Two values beside each other, each with the button that lets it stand. */
export function FailureConflict({ item, platform, conflict, isBusy, whyNot, onKeep }: Props) {
  const language = useLanguage();
  const { say } = language;
  const field = fieldName(language, conflict.field);
  const sides = [
    ['jira', say('conflict.inJira'), 'conflict.keepJira', 'conflict.keepJiraOf'],
    [
      'platform',
      say('conflict.inPlatform', { platform }),
      'conflict.keepPlatform',
      'conflict.keepPlatformOf',
    ],
  ] as const;
  return (
    <div className={styles['conflict']} role="group" aria-label={say('conflict.differs', { field })}>
      <strong>{field}</strong>
      <div className={styles['sides']}>
        {sides.map(([side, where, keep, keepOf]) => (
          <div key={side} className={styles['side']}>
            <span className={styles['label']}>{where}</span>
            <span className={styles['value']}>
              {conflict[side] === '' ? say('conflict.empty') : conflict[side]}
            </span>
            <Button
              spacing="compact"
              isDisabled={isBusy || whyNot !== null}
              aria-label={say(keepOf, { field, item })}
              onClick={() => onKeep(side)}
            >
              {say(keep)}
            </Button>
          </div>
        ))}
      </div>
    </div>
  );
}
