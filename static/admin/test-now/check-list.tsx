import ErrorIcon from '@atlaskit/icon/core/status-error';
import SkippedIcon from '@atlaskit/icon/core/minus';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WaitingIcon from '@atlaskit/icon/core/clock';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import Spinner from '@atlaskit/spinner';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { foundWords, type CheckRow, type RowState } from './check-rows';
import styles from './check-list.module.css';
import { milliseconds } from './milliseconds';

const icons = {
  waiting: WaitingIcon,
  passed: SuccessIcon,
  warning: WarningIcon,
  failed: ErrorIcon,
  skipped: SkippedIcon,
} as const;

function StateMark({ state }: { readonly state: RowState }) {
  const { say } = useLanguage();
  const Icon = state === 'checking' ? null : icons[state];
  return (
    <span className={`${styles['state'] ?? ''} ${styles[state] ?? ''}`}>
      {Icon === null ? (
        <Spinner size="xsmall" label="" />
      ) : (
        <Icon label="" color="currentColor" size="small" />
      )}
      {say(`check.state.${state}`)}
    </span>
  );
}

function Row({ check }: { readonly check: CheckRow }) {
  const { say, error, locale } = useLanguage();
  const said = check.error === null ? null : error(check.error.code, check.error.facts);
  const found = foundWords(check);
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <StateMark state={check.state} />
        <span className={styles['name']}>{say(`check.name.${check.name}`)}</span>
        <span className={parts['small']}>
          {check.milliseconds === null || check.state === 'skipped'
            ? null
            : milliseconds(check.milliseconds, locale)}
        </span>
      </div>
      {found === null ? null : <p className={styles['found']}>{say(found, check.facts)}</p>}
      {said === null || check.error === null ? null : (
        <div className={styles['cause']}>
          <p>
            <strong>{said.title}</strong> {said.why}
          </p>
          <p>{said.todo}</p>
          <p className={parts['small']}>{say('problem.code', { code: check.error.code })}</p>
        </div>
      )}
    </li>
  );
}

/** The checks of a test, each with a word and an icon for how it went, its cause and remedy where it did not pass. */
export function CheckList({
  label,
  checks,
}: {
  readonly label: string;
  readonly checks: readonly CheckRow[];
}) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {checks.map((check) => (
        <Row key={check.name} check={check} />
      ))}
    </ul>
  );
}
