import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly onClose: () => void;
  /** For what is read in lines, as a file or a table. */
  readonly wide?: boolean;
}

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Esc and gives the focus back. Atlaskit's
 * modal brings a scroll lock that writes <style> elements, which the strict content policy refuses.
 */
export function Dialog({ title, children, footer, onClose, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const trigger = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (trigger instanceof HTMLElement) trigger.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles[wide ? 'wide' : 'dialog']}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles['inner']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {children}
        <div className={styles['foot']}>{footer}</div>
      </div>
    </dialog>
  );
}
