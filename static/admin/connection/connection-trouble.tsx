import Button from '@atlaskit/button/new';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import { callAdmin } from '../../shared/call';
import { tellDone } from '../../shared/flag';
import layout from '../../shared/layout.module.css';
import type { AddressCheck, ConnectionDetail } from '../../../src/contract/views';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';
import { checkAddress } from '../check-address';
import type { Route } from '../route';
import { hostOf } from '../setup/address-fault';

interface Props {
  readonly connection: ConnectionDetail;
  readonly go: (route: Route) => void;
  readonly onChanged: () => void;
}

function Remedy({ connection, go, onChanged }: Props) {
  const { say } = useLanguage();
  const approve = useAction<[], AddressCheck>(
    () =>
      checkAddress(
        connection.id,
        hostOf(connection.address),
        say('setup.approvalReason', { host: hostOf(connection.address) }),
      ),
    () => {
      tellDone(say('done.approved', { host: hostOf(connection.address) }));
      // A sync is what proves it; it also heals the status.
      void callAdmin('connection.syncNow', { connectionId: connection.id }).then(onChanged);
    },
  );
  if (connection.status === 'Unauthorized') {
    return (
      <Button
        appearance="primary"
        onClick={() => go({ page: 'connection', connectionId: connection.id, tab: 'authorisation' })}
      >
        {say('menu.reauthorise')}
      </Button>
    );
  }
  if (connection.error?.code !== 'EGRESS_NOT_APPROVED') return null;
  return (
    <Button appearance="primary" isLoading={approve.busy} onClick={() => void approve.run()}>
      {say('detail.approveHost')}
    </Button>
  );
}

/** What is wrong with the connection as a whole, with the button that mends it, or what set-up still lacks. */
export function ConnectionTrouble(props: Props) {
  const { say } = useLanguage();
  const { connection, go } = props;
  if (connection.error !== null) {
    return (
      <ProblemMessage
        trouble={connection.error}
        tone={connection.status === 'Unauthorized' ? 'error' : 'warning'}
      >
        <Remedy {...props} />
      </ProblemMessage>
    );
  }
  if (connection.grantedWorkspaces > 0 && connection.links.length > 0) return null;
  return (
    <SectionMessage
      appearance="information"
      title={say('detail.unfinished')}
      actions={
        <SectionMessageAction onClick={() => go({ page: 'setup', connectionId: connection.id })}>
          {say('menu.continue')}
        </SectionMessageAction>
      }
    >
      <p className={layout['text']}>
        {say(connection.grantedWorkspaces === 0 ? 'detail.noWorkspaces' : 'detail.noProjects')}
      </p>
    </SectionMessage>
  );
}
