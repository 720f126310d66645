import SectionMessage from '@atlaskit/section-message';
import type { ServiceView } from '../../src/contract/life-cycle-views';
import layout from '../shared/layout.module.css';
import parts from '../shared/parts.module.css';
import { useLanguage } from '../shared/reader';
import { Mark } from '../shared/status-mark';
import { RelativeTime } from '../shared/time';

/** Whether the app's own schedule runs on this site: a word with an icon. */
export function ServiceMark({ service }: { readonly service: ServiceView }) {
  const { say } = useLanguage();
  if (service.state === 'unused') return null;
  const running = service.state === 'running';
  return (
    <span className={parts['row']}>
      <Mark tone={running ? 'success' : 'danger'}>{say(running ? 'service.running' : 'service.silent')}</Mark>
      {service.lastSeenAt === null ? null : (
        <span className={parts['small']}>
          {say('service.seen')} <RelativeTime iso={service.lastSeenAt} />
        </span>
      )}
    </span>
  );
}

/** While the schedule is silent: what that means and what to do, in that order. */
export function ServiceTrouble({ service }: { readonly service: ServiceView }) {
  const { say } = useLanguage();
  if (service.state !== 'silent') return null;
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={say('service.silentTitle')}>
        <div className={parts['message']}>
          <p>{say('service.silentWhy')}</p>
          <ol className={layout['points']}>
            <li>{say('service.checkApp')}</li>
            <li>{say('service.checkStatus')}</li>
            <li>{say('service.askSupport')}</li>
          </ol>
        </div>
      </SectionMessage>
    </div>
  );
}
