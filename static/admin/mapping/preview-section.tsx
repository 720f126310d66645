import Button from '@atlaskit/button/new';
import { useState } from 'react';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { LinkPreviewTable } from '../link/link-preview-table';
import { mappingOf, type EditedMapping } from './edited-mapping';
import styles from './mapping.module.css';

interface Props {
  readonly connection: { readonly id: string; readonly platformName: string };
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly mapping: EditedMapping;
}

/** Ten real items by the mapping as it is edited. Asked for by a button: each look reads both sides. */
export function PreviewSection({ mapping, ...given }: Props) {
  const { say } = useLanguage();
  const [shown, setShown] = useState<{ readonly mapping: EditedMapping; readonly turn: number } | null>(null);
  const stale = shown !== null && JSON.stringify(shown.mapping) !== JSON.stringify(mapping);
  return (
    <section className={styles['section']} aria-labelledby="mapping-preview">
      <div className={layout['tight']}>
        <h2 id="mapping-preview" tabIndex={-1} className={layout['section']}>
          {say('mapping.preview')}
        </h2>
        <p className={layout['subtle']}>{say('mapping.previewAbout')}</p>
      </div>
      <div className={parts['row']}>
        <Button onClick={() => setShown({ mapping, turn: (shown?.turn ?? 0) + 1 })}>
          {say(shown === null ? 'mapping.previewShow' : 'mapping.previewAgain')}
        </Button>
        {stale ? <span className={parts['small']}>{say('mapping.previewStale')}</span> : null}
      </div>
      {shown === null ? null : (
        <LinkPreviewTable
          key={shown.turn}
          {...given}
          mapping={mappingOf(shown.mapping)}
          createsTasks={shown.mapping.createTasks !== 'never'}
        />
      )}
    </section>
  );
}
