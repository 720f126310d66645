import { IconButton } from '@atlaskit/button/new';
import Button from '@atlaskit/button/new';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';
import { useLanguage } from './reader';
import styles from './parts.module.css';

interface Props {
  readonly text: string;
  /** What is copied, for the button's name. */
  readonly label: string;
  readonly iconOnly?: boolean;
}

export function CopyButton({ text, label, iconOnly = false }: Props) {
  const language = useLanguage();
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = setTimeout(() => setResult(null), 4_000);
    return () => clearTimeout(timer);
  }, [result]);
  const press = (): void => {
    void copyText(text).then((copied) => setResult(copied ? 'copied' : 'failed'));
  };
  return (
    <span className={styles['copy']}>
      {iconOnly ? (
        <IconButton icon={CopyIcon} label={label} onClick={press} />
      ) : (
        <Button onClick={press}>{label}</Button>
      )}
      <span role="status" className={styles['small']}>
        {result === null ? '' : language.say(`copy.${result}`)}
      </span>
    </span>
  );
}
