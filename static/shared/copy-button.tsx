import { IconButton } from '@atlaskit/button/new';
import Button from '@atlaskit/button/new';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useEffect, useState } from 'react';
import { useLanguage } from './reader';
import styles from './parts.module.css';

/** Without the clipboard permission a frame can still copy a selection. */
function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = styles['unseen'] ?? '';
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way left where a frame has no clipboard permission
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

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
    const trigger = document.activeElement;
    void copy(text).then((copied) => {
      setResult(copied ? 'copied' : 'failed');
      if (trigger instanceof HTMLElement) trigger.focus();
    });
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
