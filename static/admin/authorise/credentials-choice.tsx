import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { RelativeTime } from '../../shared/time';
import styles from '../choice.module.css';

interface Props {
  readonly useStored: boolean;
  readonly storedAt: string;
  readonly onChoose: (useStored: boolean) => void;
}

export function CredentialsChoice({ useStored, storedAt, onChoose }: Props) {
  const { say } = useLanguage();
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{say('authorise.which')}</legend>
      <label className={styles['option']}>
        <input type="radio" name="credentials" checked={useStored} onChange={() => onChoose(true)} />
        <span>
          {say('authorise.existing')}{' '}
          <span className={layout['subtle']}>
            {say('authorise.storedAt')} <RelativeTime iso={storedAt} />
          </span>
        </span>
      </label>
      <label className={styles['option']}>
        <input type="radio" name="credentials" checked={!useStored} onChange={() => onChoose(false)} />
        <span>{say('authorise.new')}</span>
      </label>
    </fieldset>
  );
}
