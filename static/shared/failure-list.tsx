import SectionMessage from '@atlaskit/section-message';
import type { FailureView } from '../../src/contract/views';
import { groupFailures } from './group-failures';
import layout from './layout.module.css';
import { OutsideLink } from './outside-link';
import parts from './parts.module.css';
import { useLanguage } from './reader';
import { RelativeTime } from './time';

function Item({ failure }: { readonly failure: FailureView }) {
  const { say } = useLanguage();
  const names = [failure.issueKey, failure.taskKey].filter((name) => name !== null);
  return (
    <li>
      <span className={parts['row']}>
        {failure.issueKey === null ? null : <span>{failure.issueKey}</span>}
        {failure.taskKey === null ? null : (
          <OutsideLink href={failure.taskUrl}>{failure.taskKey}</OutsideLink>
        )}
        {names.length === 0 ? <span>{failure.error.reference}</span> : null}
        <span className={parts['small']}>
          {say('failures.attempts', { count: failure.attempts })}{' '}
          <RelativeTime iso={failure.error.lastSeenAt} />
          {failure.nextTryAt === null ? null : (
            <>
              {' '}
              {say('failures.next')} <RelativeTime iso={failure.nextTryAt} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}

/** What needs somebody, one message per cause: the remedy first, then the items it concerns. */
export function FailureList({
  title,
  failures,
  none,
}: {
  readonly title: string;
  readonly failures: readonly FailureView[];
  readonly none?: string;
}) {
  const { say, error } = useLanguage();
  const groups = groupFailures(failures);
  if (groups.length === 0) return none === undefined ? null : <p className={layout['text']}>{none}</p>;
  return (
    <section className={layout['stack']} aria-label={title}>
      <h2 className={layout['section']}>{title}</h2>
      {groups.map((group) => {
        const said = error(group.code, group.first.error.facts);
        return (
          <SectionMessage
            key={`${group.severity}${group.code}`}
            appearance={group.severity === 'failure' ? 'error' : 'information'}
            title={said.title}
            headingLevel="h3"
          >
            <div className={parts['message']}>
              <p>{said.todo}</p>
              <p className={parts['small']}>{said.why}</p>
              <details>
                <summary>{say('failures.items', { count: group.failures.length })}</summary>
                <ul>
                  {group.failures.map((failure) => (
                    <Item key={failure.id} failure={failure} />
                  ))}
                </ul>
              </details>
            </div>
          </SectionMessage>
        );
      })}
    </section>
  );
}
