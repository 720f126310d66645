import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { ConnectionDetail } from '../../../src/contract/views';
import { callAdmin } from '../../shared/call';
import { Dialog } from '../../shared/dialog';
import layout from '../../shared/layout.module.css';
import { LoadTrouble } from '../../shared/load-trouble';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAction } from '../../shared/use-action';
import { useAnswer } from '../../shared/use-answer';
import { DryRunResult } from './dry-run-result';
import { isDryRunUnderWay, whyNoDryRun } from './dry-run-state';

interface Props {
  readonly connection: ConnectionDetail;
  readonly link: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Milliseconds between two looks, while one runs and while none does. */
const watched = 1_500;
const quiet = 60_000;

/** What a sync of this project link would do now: started, watched, stopped and read here. It goes on when closed. */
export default function DryRunDialog({ connection, link, onClose }: Props) {
  const { say } = useLanguage();
  const given = { connectionId: connection.id };
  const { data, trouble, loading, reload, replace } = useAnswer(
    connection.id,
    () => callAdmin('dryRun.get', given),
    (answer) => (isDryRunUnderWay(answer?.dryRun ?? null) ? watched : quiet),
  );
  const start = useAction(() => callAdmin('dryRun.start', { ...given, linkId: link.id }), replace);
  const stop = useAction(() => callAdmin('dryRun.stop', given), replace);
  const dryRun = data?.dryRun ?? null;
  const running = isDryRunUnderWay(dryRun);
  const ofOther = dryRun !== null && dryRun.linkId !== link.id;
  const other = connection.links.find(({ id }) => id === dryRun?.linkId);
  const blocked = whyNoDryRun(connection);
  return (
    <Dialog
      wide
      title={say('dryRun.title', { name: link.name })}
      onClose={onClose}
      footer={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {say('close')}
          </Button>
          {running ? (
            <Button
              isLoading={stop.busy}
              isDisabled={dryRun?.state === 'stopping'}
              onClick={() => void stop.run()}
            >
              {say('dryRun.stop')}
            </Button>
          ) : (
            <Button
              appearance="primary"
              isDisabled={data === null || blocked !== null}
              isLoading={start.busy}
              onClick={() => void start.run()}
            >
              {say(dryRun === null || ofOther ? 'dryRun.start' : 'dryRun.again')}
            </Button>
          )}
        </>
      }
    >
      <p className={layout['subtle']}>{say('dryRun.about', { platform: connection.platformName })}</p>
      {blocked === null ? null : (
        <SectionMessage appearance="warning">
          <p className={layout['text']}>{say('dryRun.blocked', { why: say(blocked) })}</p>
        </SectionMessage>
      )}
      {[start.trouble, stop.trouble].map((one, place) =>
        one === null ? null : <ProblemMessage key={place} trouble={one} />,
      )}
      <LoadTrouble trouble={trouble} tone="warning" loading={loading} reload={reload} />
      {data === null && trouble === null ? <Skeleton lines={4} /> : null}
      {dryRun === null ? null : ofOther ? (
        running ? (
          <p className={layout['text']}>
            {say('dryRun.otherRuns', { name: other?.jiraProjectName ?? say('dryRun.removedLink') })}
          </p>
        ) : null
      ) : (
        <DryRunResult dryRun={dryRun} platform={connection.platformName} />
      )}
    </Dialog>
  );
}
