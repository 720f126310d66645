import type { ConnectionTestView } from '../../../src/contract/life-cycle-views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { Mark } from '../../shared/status-mark';
import { RelativeTime } from '../../shared/time';
import { CheckList } from './check-list';
import { checkRows } from './check-rows';
import styles from './test-history.module.css';

function PassedMark({ passed }: { readonly passed: boolean | null }) {
  const { say } = useLanguage();
  if (passed === null) return <Mark tone="neutral">{say('test.unfinished')}</Mark>;
  return <Mark tone={passed ? 'success' : 'danger'}>{say(passed ? 'test.passed' : 'test.failed')}</Mark>;
}

/** The last tests, each to be opened for what was found. */
export function TestHistory({ tests }: { readonly tests: readonly ConnectionTestView[] }) {
  const { say, exact } = useLanguage();
  if (tests.length === 0) return null;
  return (
    <section className={layout['tight']} aria-label={say('test.history')}>
      <h3 className={styles['title']}>{say('test.history')}</h3>
      {tests.map((test) => (
        <details key={test.id}>
          <summary className={styles['summary']}>
            <PassedMark passed={test.passed} /> <RelativeTime iso={test.startedAt} />
          </summary>
          <div className={styles['inside']}>
            <p className={parts['small']}>{exact(test.startedAt)}</p>
            <CheckList label={exact(test.startedAt)} checks={checkRows(test, false)} />
          </div>
        </details>
      ))}
    </section>
  );
}
