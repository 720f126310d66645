import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import type { ConnectionSummary } from '../../src/contract/views';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { needsSomeone, type Need } from './needs-someone';
import type { Route } from './route';

/** More than this pushes the table out of sight; the rest is in the table's own status column. */
const shown = 3;

const tones = { reauthorise: 'error', approve: 'error', failures: 'warning', setup: 'information' } as const;

function target(need: Need, connectionId: string): Route {
  if (need === 'setup') return { page: 'setup', connectionId };
  const tab = need === 'reauthorise' ? 'authorisation' : need === 'failures' ? 'failures' : 'overview';
  return { page: 'connection', connectionId, tab };
}

/** Above the table and only when true: what needs somebody today, each with its action. */
export function NeedsSomeoneMessages({
  connections,
  go,
}: {
  readonly connections: readonly ConnectionSummary[];
  readonly go: (route: Route) => void;
}) {
  const { say } = useLanguage();
  const needed = needsSomeone(connections);
  if (needed.length === 0) return null;
  return (
    <section className={layout['stack']} aria-label={say('needs.title')}>
      {needed.slice(0, shown).map(({ need, connection }) => (
        <SectionMessage
          key={connection.id}
          appearance={tones[need]}
          title={say(`needs.${need}`, { name: connection.name, count: connection.openFailures })}
          actions={
            <SectionMessageAction onClick={() => go(target(need, connection.id))}>
              {say(`needs.${need}.action`)}
            </SectionMessageAction>
          }
        >
          <p className={layout['text']}>{say(`needs.${need}.text`, { platform: connection.platformName })}</p>
        </SectionMessage>
      ))}
      {needed.length > shown ? (
        <p className={parts['small']}>{say('needs.more', { count: needed.length - shown })}</p>
      ) : null}
    </section>
  );
}
