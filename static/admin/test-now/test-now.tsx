import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect } from 'react';
import type { ConnectionTestView } from '../../../src/contract/life-cycle-views';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { CheckList } from './check-list';
import { checkRows } from './check-rows';
import { milliseconds } from './milliseconds';
import { TestHistory } from './test-history';
import { useTest } from './use-test';

interface Props {
  readonly connection: Pick<ConnectionDetail, 'id' | 'tests'>;
  readonly onDone: (test: ConnectionTestView) => void;
  /** Begins by itself, where the reader has asked for it just now. */
  readonly starts?: boolean;
}

function took(test: ConnectionTestView): number {
  return test.endedAt === null ? 0 : Math.max(1, Date.parse(test.endedAt) - Date.parse(test.startedAt));
}

function Result({ test }: { readonly test: ConnectionTestView }) {
  const { say, exact, locale } = useLanguage();
  const failed = test.checks.filter((check) => check.state === 'failed').length;
  const warnings = test.checks.filter((check) => check.state === 'warning').length;
  const passed = test.passed === true;
  return (
    <SectionMessage
      appearance={passed ? (warnings > 0 ? 'warning' : 'success') : 'error'}
      title={
        passed
          ? warnings > 0
            ? say('test.result.warnings', { count: warnings })
            : say('test.result.passed')
          : say('test.result.failed', { count: failed })
      }
    >
      <p className={layout['text']}>
        {say('test.result.when', { time: exact(test.startedAt), took: milliseconds(took(test), locale) })}
      </p>
    </SectionMessage>
  );
}

/** The test of a connection: each check shown as it comes, failures with cause and remedy, then the tests before. */
export function TestNow({ connection, onDone, starts = false }: Props) {
  const { say } = useLanguage();
  const { test, trouble, running, run } = useTest(connection.id, onDone);
  useEffect(() => {
    if (starts) run();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is opened
  }, []);
  const ended = test !== null && test.endedAt !== null;
  return (
    <div className={layout['stack']}>
      <div role="status">
        {running ? <p className={layout['text']}>{say('test.running')}</p> : null}
        {ended ? <Result test={test} /> : null}
        {!running && !ended && trouble === null ? (
          <p className={layout['text']}>{say('test.about')}</p>
        ) : null}
      </div>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {test === null && !running ? null : (
        <CheckList label={say('test.checks')} checks={checkRows(test, running)} />
      )}
      <div className={parts['row']}>
        <Button isLoading={running} onClick={run}>
          {say(test === null && trouble === null ? 'menu.test' : 'test.again')}
        </Button>
      </div>
      <TestHistory tests={connection.tests.filter((one) => one.id !== test?.id)} />
    </div>
  );
}
