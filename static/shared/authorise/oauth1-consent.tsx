import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ConsentReturn } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import { ConsentWait } from './consent-wait';
import { Note } from './note';
import { OAuth1Code } from './oauth1-code';
import { progressOf } from './progress-of';
import { StepLine } from './step-line';
import type { Authorisation } from './use-authorisation';

interface Props {
  readonly platform: string;
  readonly flow: Authorisation<unknown>;
  /** True where a grant exists: it is replaced. */
  readonly again: boolean;
  readonly onStart: (returns: ConsentReturn) => void;
  readonly onBack: () => void;
}

const ways = ['code', 'callback'] as const satisfies readonly ConsentReturn[];

function WayChoice({
  platform,
  way,
  onChoose,
}: {
  readonly platform: string;
  readonly way: ConsentReturn;
  readonly onChoose: (way: ConsentReturn) => void;
}) {
  const { say } = useLanguage();
  return (
    <fieldset className={styles['cards']}>
      <legend className={styles['legend']}>{say('way.title')}</legend>
      {ways.map((one) => (
        <label key={one} className={styles['card']}>
          <input type="radio" name="way" checked={way === one} onChange={() => onChoose(one)} />
          <span className={layout['tight']}>
            <span className={styles['name']}>{say(`way.${one}`)}</span>
            <span className={parts['small']}>{say(`way.${one}.about`, { platform })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Step 2 of OAuth 1.0a: a request token, the approval on the platform, and the access token, seen as they come. */
export function OAuth1Consent({ platform, flow, again, onStart, onBack }: Props) {
  const { say } = useLanguage();
  const [way, setWay] = useState<ConsentReturn>('code');
  const open = flow.phase === 'waiting' || (flow.phase === 'working' && flow.at !== 'request');
  const steps = progressOf({
    at: flow.at,
    moving: flow.phase !== 'idle',
    failed: flow.trouble !== null,
  }).map(({ stage, state }) => ({ name: say(`progress.${stage}`), state }));
  return (
    <div className={layout['stack']}>
      <div className={layout['tight']}>
        <span className={styles['legend']}>{say('progress.title')}</span>
        <StepLine label={say('progress.title')} steps={steps} />
      </div>
      {open && flow.returns === 'code' ? (
        <OAuth1Code
          platform={platform}
          url={flow.url}
          expiresAt={flow.expiresAt}
          busy={flow.phase === 'working'}
          onVerify={(code) => void flow.verify(code)}
          onRegenerate={() => onStart('code')}
          onCancel={flow.cancel}
        />
      ) : null}
      {open && flow.returns === 'callback' ? (
        <ConsentWait platform={platform} url={flow.url} expiresAt={flow.expiresAt} onCancel={flow.cancel} />
      ) : null}
      {open ? null : (
        <>
          <WayChoice platform={platform} way={way} onChoose={setWay} />
          <Note>{say('auth.reminder', { platform })}</Note>
          <div className={parts['row']}>
            <Button appearance="primary" isLoading={flow.phase === 'working'} onClick={() => onStart(way)}>
              {say(
                way === 'code' ? 'way.generate' : again ? 'auth.reauthorizeAccess' : 'auth.authorizeAccess',
              )}
            </Button>
            <Button appearance="subtle" isDisabled={flow.phase === 'working'} onClick={onBack}>
              {say('oauth1.back')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
