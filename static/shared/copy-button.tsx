import { IconButton } from '@atlaskit/button/new';
import Button from '@atlaskit/button/new';
import CheckIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';
import { tellFailed } from './flag';
import { useLanguage } from './reader';
import styles from './parts.module.css';

interface Props {
  readonly text: string;
  /** What is copied, for the button's name. */
  readonly label: string;
  /** For a place without room for words, as inside a field: the icon tells that it was done. */
  readonly iconOnly?: boolean;
}

export function CopyButton({ text, label, iconOnly = false }: Props) {
  const { say } = useLanguage();
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = setTimeout(() => setResult(null), 4_000);
    return () => clearTimeout(timer);
  }, [result]);
  const press = (): void => {
    void copyText(text).then((copied) => {
      setResult(copied ? 'copied' : 'failed');
      if (!copied && iconOnly) tellFailed(say('copy.failed'));
    });
  };
  return (
    <span className={styles['copy']}>
      {iconOnly ? (
        <IconButton icon={result === 'copied' ? CheckIcon : CopyIcon} label={label} onClick={press} />
      ) : (
        <Button onClick={press}>{label}</Button>
      )}
      <span role="status" className={styles[iconOnly ? 'unseen' : 'copied']}>
        {result === null ? '' : say(`copy.${result}`)}
      </span>
    </span>
  );
}
