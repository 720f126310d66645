import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { FileView } from '../../../src/contract/life-cycle-views';
import type { ConnectionSummary } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { FileDialog } from '../../shared/file-dialog';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { useAction } from '../../shared/use-action';

/** What can be taken along: the configuration, and what support needs. */
export function KeepSection({ connection }: { readonly connection: Pick<ConnectionSummary, 'id'> }) {
  const { say } = useLanguage();
  const connectionId = connection.id;
  const [shown, setShown] = useState<{ what: 'export' | 'bundle'; file: FileView } | null>(null);
  const exported = useAction(
    () => callAdmin('config.export', { connectionId }),
    (file) => setShown({ what: 'export', file }),
  );
  const bundle = useAction(
    () => callAdmin('support.bundle', { connectionId }),
    (file) => setShown({ what: 'bundle', file }),
  );
  const trouble = exported.trouble ?? bundle.trouble;
  return (
    <section className={layout['stack']} aria-labelledby="keep-title">
      <h2 id="keep-title" className={layout['section']}>
        {say('keep.title')}
      </h2>
      <div className={parts['row']}>
        <Button isLoading={exported.busy} onClick={() => void exported.run()}>
          {say('keep.export')}
        </Button>
        <span className={parts['small']}>{say('keep.exportAbout')}</span>
      </div>
      <div className={parts['row']}>
        <Button isLoading={bundle.busy} onClick={() => void bundle.run()}>
          {say('keep.bundle')}
        </Button>
        <span className={parts['small']}>{say('keep.bundleAbout')}</span>
      </div>
      {trouble === null ? null : <ProblemMessage trouble={trouble} />}
      {shown === null ? null : (
        <FileDialog
          title={say(`keep.${shown.what}`)}
          about={say(`keep.${shown.what}About`)}
          file={shown.file}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
