import ClockIcon from '@atlaskit/icon/core/clock';
import EditIcon from '@atlaskit/icon/core/edit';
import MinusIcon from '@atlaskit/icon/core/minus';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ConnectionStatus, ItemState } from '../../src/contract/views';
import { useLanguage } from './reader';
import styles from './parts.module.css';

type Tone = 'success' | 'warning' | 'danger' | 'neutral' | 'edited' | 'information';

const icons = {
  success: SuccessIcon,
  warning: WarningIcon,
  danger: ErrorIcon,
  neutral: MinusIcon,
  edited: EditIcon,
  information: ClockIcon,
} as const;

/** A word with an icon: the colour only repeats what both say. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const Icon = icons[tone];
  return (
    <span className={`${styles['mark'] ?? ''} ${styles[tone] ?? ''}`}>
      <Icon label="" size="small" color="currentColor" />
      {children}
    </span>
  );
}

const statusTones: Readonly<Record<ConnectionStatus, Tone>> = {
  Draft: 'edited',
  Authorized: 'success',
  Interrupted: 'warning',
  Unauthorized: 'danger',
};

export function StatusMark({ status }: { readonly status: ConnectionStatus }) {
  const language = useLanguage();
  return <Mark tone={statusTones[status]}>{language.say(`status.${status}`)}</Mark>;
}

const itemTones: Readonly<Record<ItemState, Tone>> = {
  'in-sync': 'success',
  pending: 'information',
  failed: 'danger',
};

export function ItemStateMark({ state }: { readonly state: ItemState }) {
  const language = useLanguage();
  return <Mark tone={itemTones[state]}>{language.say(`item.${state}`)}</Mark>;
}
