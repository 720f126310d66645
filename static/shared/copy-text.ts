import styles from './parts.module.css';

/** Without the clipboard permission a frame can still copy a selection. */
function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = styles['unseen'] ?? '';
  // Below a modal dialog nothing can take the focus, so the text stands in the dialog itself.
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way left where a frame has no clipboard permission
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
}

/** Puts text on the clipboard and gives the focus back; false where the browser allows neither way. */
export async function copyText(text: string): Promise<boolean> {
  const trigger = document.activeElement;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  } finally {
    if (trigger instanceof HTMLElement) trigger.focus();
  }
}
