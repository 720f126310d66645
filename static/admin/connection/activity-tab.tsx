import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { AuditSection } from '../activity/audit-section';
import { ConnectionRuns } from '../activity/connection-runs';

/** What ran by itself, and what people did. */
export default function ActivityTab({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  return (
    <>
      <ConnectionRuns connection={connection} title={say('activity.runs')} runs={connection.runs} />
      <section className={layout['stack']}>
        <h2 className={layout['section']}>{say('activity.audit')}</h2>
        <AuditSection connectionId={connection.id} />
      </section>
    </>
  );
}
