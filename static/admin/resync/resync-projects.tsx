import Checkbox from '@atlaskit/checkbox';
import { callAdmin } from '../../shared/call';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import { Skeleton } from '../../shared/skeleton';
import { useAnswer } from '../../shared/use-answer';
import styles from '../choice.module.css';
import { linkName } from '../connection/link-name';
import { FaultLine } from '../fault-line';

/** Which of the connection's projects; all of them at first. Those that rest cannot be chosen. */
export function ResyncProjects({
  connectionId,
  chosen,
  fault,
  onChoose,
}: {
  readonly connectionId: string;
  readonly chosen: readonly string[] | null;
  readonly fault: string | null;
  readonly onChoose: (linkIds: readonly string[] | null) => void;
}) {
  const { say } = useLanguage();
  const { data, trouble } = useAnswer(
    connectionId,
    () => callAdmin('connection.get', { connectionId }),
    () => 3_600_000,
  );
  if (data === null) return trouble === null ? <Skeleton lines={3} /> : <ProblemMessage trouble={trouble} />;
  const running = data.links.filter(({ paused }) => paused === null).map(({ id }) => id);
  const now = chosen ?? running;
  const toggle = (id: string): void => {
    const next = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    onChoose(next.length === running.length ? null : next);
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{say('resync.projects')}</legend>
      <div className={styles['list']}>
        {data.links.map((link) => (
          <Checkbox
            key={link.id}
            label={
              link.paused === null ? linkName(link) : `${linkName(link)}, ${say('resync.projectsPaused')}`
            }
            isChecked={now.includes(link.id)}
            isDisabled={link.paused !== null}
            onChange={() => toggle(link.id)}
          />
        ))}
      </div>
      {fault === null ? null : <FaultLine>{fault}</FaultLine>}
    </fieldset>
  );
}
