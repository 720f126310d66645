import BothIcon from '@atlaskit/icon/core/grow-horizontal';
import LeftIcon from '@atlaskit/icon/core/arrow-left';
import OffIcon from '@atlaskit/icon/core/minus';
import RightIcon from '@atlaskit/icon/core/arrow-right';
import { useId } from 'react';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import type { Direction } from './field-pairs';
import styles from './mapping.module.css';

const icons = { both: BothIcon, 'to-jira': RightIcon, 'to-platform': LeftIcon, off: OffIcon } as const;
const directions = ['both', 'to-jira', 'to-platform', 'off'] as const satisfies readonly Direction[];

interface Props {
  readonly label: string;
  readonly value: Direction;
  /** Those that are possible; `off` always is. */
  readonly possible?: readonly Direction[];
  readonly onChoose: (direction: Direction) => void;
}

/** Which way something travels: the platform stands on the left, Jira on the right. */
export function DirectionChoice({ label, value, possible = directions, onChoose }: Props) {
  const { say } = useLanguage();
  const name = useId();
  return (
    <fieldset className={styles['segments']}>
      <legend className={parts['unseen']}>{label}</legend>
      {directions.map((direction) => {
        const Icon = icons[direction];
        return (
          <label key={direction} className={styles['segment']}>
            <input
              type="radio"
              name={name}
              checked={value === direction}
              disabled={direction !== 'off' && direction !== value && !possible.includes(direction)}
              onChange={() => onChoose(direction)}
            />
            <Icon label="" size="small" color="currentColor" />
            {say(`mapping.way.${direction}`)}
          </label>
        );
      })}
    </fieldset>
  );
}
