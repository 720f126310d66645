import type { PlatformView } from '../../../src/contract/life-cycle-views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { methodWords } from '../../shared/authorise/method-words';
import { notesOf } from './platform-notes';
import styles from './platform-step.module.css';

interface Props {
  readonly platform: PlatformView;
  readonly checked: boolean;
  readonly fixed: boolean;
  readonly onPick: () => void;
}

/** A platform by name, with what it can do, what it needs and how it lets Planlink in. */
export function PlatformCard({ platform, checked, fixed, onPick }: Props) {
  const { say, locale } = useLanguage();
  const methods = new Intl.ListFormat(locale, { type: 'unit' }).format(
    platform.methods.map((method) => say(methodWords(platform.kind, method).name)),
  );
  const notes = notesOf(platform.kind);
  return (
    <label className={styles['card']}>
      <input
        type="radio"
        name="platform"
        value={platform.kind}
        checked={checked}
        disabled={fixed}
        onChange={onPick}
      />
      <span className={layout['tight']}>
        <span className={styles['name']}>{platform.name}</span>
        <span className={parts['small']}>{say(notes.can)}</span>
        <span className={parts['small']}>{say('setup.platformNeeds', { needs: say(notes.needs) })}</span>
        <span className={parts['small']}>{say('setup.platformMethods', { methods })}</span>
      </span>
    </label>
  );
}
