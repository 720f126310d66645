import Button from '@atlaskit/button/new';
import type { FileView } from '../../src/contract/life-cycle-views';
import { CopyButton } from './copy-button';
import { Dialog } from './dialog';
import styles from './file-dialog.module.css';
import layout from './layout.module.css';
import { useLanguage } from './reader';
import { saveFile } from './save-file';

interface Props {
  readonly title: string;
  readonly about: string;
  readonly file: FileView;
  readonly onClose: () => void;
}

/** A file to keep: read before it is kept. Where a browser blocks downloads in frames, its text can be copied. */
export function FileDialog({ title, about, file, onClose }: Props) {
  const { say } = useLanguage();
  return (
    <Dialog
      title={title}
      wide
      onClose={onClose}
      footer={
        <>
          <CopyButton label={say('file.copy')} text={file.text} />
          <Button onClick={onClose}>{say('close')}</Button>
          <Button appearance="primary" onClick={() => saveFile(file)}>
            {say('file.download')}
          </Button>
        </>
      }
    >
      <p className={layout['text']}>{about}</p>
      <label htmlFor="file-text" className={styles['name']}>
        {file.fileName}
      </label>
      <textarea id="file-text" readOnly rows={14} className={styles['text']} value={file.text} />
    </Dialog>
  );
}
