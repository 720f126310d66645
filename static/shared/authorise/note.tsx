import InformationIcon from '@atlaskit/icon/core/status-information';
import type { ReactNode } from 'react';
import styles from './authorise.module.css';

/** What has to be known before going on, without the weight of a message. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['note']}>
      <span>
        <InformationIcon label="" color="currentColor" />
      </span>
      <span>{children}</span>
    </div>
  );
}
