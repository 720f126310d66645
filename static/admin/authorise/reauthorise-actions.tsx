import Button from '@atlaskit/button/new';
import { useEffect } from 'react';
import type { ConnectionDetail } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';

const intents = ['existing', 'new', 'rotate'] as const;

interface Props {
  readonly connection: ConnectionDetail;
  /** The way somebody has just come back from: its button gets the focus back. */
  readonly cameFrom: (typeof intents)[number] | null;
  readonly onChoose: (intent: (typeof intents)[number]) => void;
}

/** The ways to a new grant, each with what it means; what is not possible says why. */
export function ReauthoriseActions({ connection, cameFrom, onChoose }: Props) {
  const { say } = useLanguage();
  useEffect(() => {
    if (cameFrom !== null) document.getElementById(`reauthorize-by-${cameFrom}`)?.focus();
  }, [cameFrom]);
  const nothing = connection.authorisation.current === null;
  return (
    <section className={layout['stack']} aria-labelledby="grant-renew">
      <h2 id="grant-renew" className={layout['section']}>
        {say('reauthorize.title')}
      </h2>
      <p className={layout['subtle']}>{say('reauthorize.about')}</p>
      <ul className={layout['steps']}>
        {intents.map((intent) => {
          const blocked = nothing && intent !== 'new';
          return (
            <li key={intent}>
              <div>
                <Button
                  id={`reauthorize-by-${intent}`}
                  isDisabled={blocked}
                  aria-describedby={`reauthorize-${intent}`}
                  onClick={() => onChoose(intent)}
                >
                  {say(`reauthorize.${intent}`)}
                </Button>
              </div>
              <span id={`reauthorize-${intent}`} className={parts['small']}>
                {say(blocked ? 'reauthorize.blocked' : `reauthorize.${intent}.about`)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
