import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { CredentialView } from '../../../src/contract/authorisation-views';
import type { Authorisation } from '../../shared/authorise/use-authorisation';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { RelativeTime } from '../../shared/time';

interface Props {
  readonly staged: CredentialView;
  readonly flow: Authorisation<unknown>;
  readonly onContinue: () => void;
}

/** New credentials that were entered and never proven: taken up again or thrown away. */
export function StagedMessage({ staged, flow, onContinue }: Props) {
  const { say } = useLanguage();
  const { discard } = flow;
  const busy = flow.phase === 'working';
  return (
    <>
      {flow.trouble === null ? null : <ProblemMessage trouble={flow.trouble} />}
      <SectionMessage appearance="information" title={say('staged.title')}>
        <div className={parts['message']}>
          <p>{say('staged.text', { method: say(`method.${staged.method}`) })}</p>
          <p className={parts['small']}>
            {say('auth.storedAt')} <RelativeTime iso={staged.storedAt} />
          </p>
          <div className={parts['row']}>
            <Button isDisabled={busy} onClick={onContinue}>
              {say('setup.continue')}
            </Button>
            {discard === null ? null : (
              <Button appearance="subtle" isLoading={busy} onClick={() => void discard()}>
                {say('auth.discard')}
              </Button>
            )}
          </div>
        </div>
      </SectionMessage>
    </>
  );
}
