import type { AuthMethod } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import { methodWords } from './method-words';

interface Props {
  readonly kind: string;
  readonly platform: string;
  /** The recommended one first. */
  readonly methods: readonly AuthMethod[];
  readonly chosen: AuthMethod;
  readonly onChoose: (method: AuthMethod) => void;
}

/** The ways a platform offers, each with what it needs. One way is no choice. */
export function MethodChoice({ kind, platform, methods, chosen, onChoose }: Props) {
  const { say } = useLanguage();
  if (methods.length < 2) return null;
  return (
    <fieldset className={styles['cards']}>
      <legend className={styles['legend']}>{say('auth.method')}</legend>
      {methods.map((method, place) => (
        <label key={method} className={styles['card']}>
          <input
            type="radio"
            name="method"
            value={method}
            checked={chosen === method}
            onChange={() => onChoose(method)}
          />
          <span className={layout['tight']}>
            <span className={styles['name']}>
              {say(methodWords(kind, method).name)}
              {place === 0 ? ` (${say('auth.recommended')})` : ''}
            </span>
            <span className={parts['small']}>{say(methodWords(kind, method).needs, { platform })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
