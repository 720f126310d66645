import type { ReactNode } from 'react';
import layout from './layout.module.css';

/** Names and values below each other. What has no value is left out. */
export function FactList({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={layout['facts']}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={layout['pair']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
