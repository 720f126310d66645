import SectionMessage from '@atlaskit/section-message';
import type { FailureView } from '../../src/contract/views';
import { groupFailures, type FailureGroup } from './group-failures';
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

function Group({ group }: { readonly group: FailureGroup }) {
  const { say, error } = useLanguage();
  const said = error(group.code, group.first.error.facts);
  return (
    <SectionMessage
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
}

const titles = { failure: 'project.attention', notice: 'project.notices' } as const;

/**
 * What needs somebody, then what is good to know, one message per cause: the remedy first, then the items it concerns.
 * Notices stand apart, since nobody counts them as failures.
 */
export function FailureList({ failures }: { readonly failures: readonly FailureView[] }) {
  const { say } = useLanguage();
  const groups = groupFailures(failures);
  if (groups.length === 0) return <p className={layout['text']}>{say('failures.none')}</p>;
  return (
    <div className={layout['stack']}>
      {(['failure', 'notice'] as const).map((severity) => {
        const members = groups.filter((group) => group.severity === severity);
        return members.length === 0 ? null : (
          <section key={severity} className={layout['stack']} aria-label={say(titles[severity])}>
            <h2 className={layout['section']}>{say(titles[severity])}</h2>
            {members.map((group) => (
              <Group key={group.code} group={group} />
            ))}
          </section>
        );
      })}
    </div>
  );
}
