import { useLanguage } from '../../shared/reader';
import styles from './mapping.module.css';
import type { SavingEffect } from './saving-effect';

/** What saving will do, before it is done. */
export function SavingWords({
  effect,
  linkedItems,
  platform,
}: {
  readonly effect: SavingEffect;
  readonly linkedItems: number;
  readonly platform: string;
}) {
  const { say } = useLanguage();
  const items = say('mapping.effect.items', { count: linkedItems });
  const said = [
    effect.newFields === 0 ? null : say('mapping.effect.newFields', { count: effect.newFields, items }),
    effect.endedFields === 0 ? null : say('mapping.effect.endedFields', { count: effect.endedFields }),
    effect.newTypes === 0 ? null : say('mapping.effect.newTypes', { count: effect.newTypes }),
    effect.endedTypes === 0 ? null : say('mapping.effect.endedTypes', { count: effect.endedTypes }),
    effect.statuses ? say('mapping.effect.statuses') : null,
    effect.comments ? say('mapping.effect.comments') : null,
    effect.selection ? say('mapping.effect.selection') : null,
    effect.deletions === 'follow' ? say('mapping.effect.follow', { platform }) : null,
  ].flatMap((words) => words ?? []);
  return (
    <p className={styles['effect']} role="status">
      <strong>{say('mapping.effect')}</strong>{' '}
      {[
        ...(said.length === 0 ? [say('mapping.effect.rules')] : said),
        ...(effect.deletions === 'follow' ? [] : [say('mapping.effect.nothingDeleted')]),
      ].join(' ')}
    </p>
  );
}
