import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import { useLanguage } from '../../shared/reader';
import { AuditSection } from '../activity/audit-section';
import { RunsTable } from '../../shared/runs-table';

/** What ran by itself, and what people did. */
export function ActivityTab({ connection }: { readonly connection: ConnectionDetail }) {
  const { say } = useLanguage();
  return (
    <>
      <RunsTable title={say('activity.runs')} runs={connection.runs} />
      <section className={layout['stack']}>
        <h2 className={layout['section']}>{say('activity.audit')}</h2>
        <AuditSection connectionId={connection.id} />
      </section>
    </>
  );
}
