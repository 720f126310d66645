import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { router } from '@forge/bridge';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { useNow } from '../use-now';
import { countdown } from './countdown';

interface Props {
  readonly platform: string;
  readonly url: string;
  readonly expiresAt: string | null;
  readonly onCancel: () => void;
}

/** While the consent is given in another tab: how long it is awaited, and the ways out. */
export function ConsentWait({ platform, url, expiresAt, onCancel }: Props) {
  const { say } = useLanguage();
  const now = useNow(1_000);
  return (
    <section className={layout['empty']} aria-label={say('wait.title', { platform })}>
      <div className={parts['row']} role="status">
        <Spinner size="small" label="" />
        <span>{say('wait.title', { platform })}</span>
      </div>
      <p className={layout['text']}>{say('wait.text', { platform })}</p>
      {expiresAt === null ? null : (
        <p className={layout['subtle']} role="timer">
          {say('wait.left', { time: countdown(expiresAt, now) })}
        </p>
      )}
      <div className={parts['row']}>
        <Button onClick={() => void router.open(url)}>{say('wait.openAgain')}</Button>
        <Button appearance="subtle" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </section>
  );
}
