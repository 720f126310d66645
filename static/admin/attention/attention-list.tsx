import Button from '@atlaskit/button/new';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InfoIcon from '@atlaskit/icon/core/status-information';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import { useState } from 'react';
import type { ConnectionSummary } from '../../../src/contract/views';
import layout from '../../shared/layout.module.css';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import type { Route } from '../route';
import styles from './attention-list.module.css';
import type { Needed } from './needed';
import { remedyRoute } from './remedy-route';

/** More than this pushes what follows out of sight. */
const shownAtFirst = 3;

const icons = { danger: ErrorIcon, warning: WarningIcon, info: InfoIcon } as const;

/** The words stand after a name and a colon elsewhere; alone they begin a line. */
function beginning(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

interface Props {
  readonly needed: readonly Needed[];
  readonly go: (route: Route) => void;
  readonly onTest: (connection: ConnectionSummary) => void;
  /** On the page of one connection its name need not be said each time. */
  readonly withoutName?: boolean;
}

function Row({ one, go, onTest, withoutName = false }: Props & { readonly one: Needed }) {
  const { say, relative, day, locale } = useLanguage();
  const { connection, kind, level } = one;
  const Icon = icons[level];
  const values = {
    connection: connection.name,
    platform: connection.platformName,
    count: one.count ?? connection.openFailures,
    ...(one.name === null ? {} : { name: one.name }),
    ...(one.at === null ? {} : { when: relative(one.at, Date.now()), date: day(one.at) }),
  };
  const route = remedyRoute(kind, connection.id);
  // Nobody is led to where they are.
  const isHere = withoutName && route?.page === 'connection' && route.tab === 'overview';
  return (
    <li className={styles['row']}>
      <span className={styles[level]}>
        <Icon label={say(`level.${level}`)} color="currentColor" />
      </span>
      <div className={layout['tight']}>
        <strong>
          {withoutName
            ? beginning(say(`need.${kind}`, values), locale)
            : say('need.of', { connection: connection.name, what: say(`need.${kind}`, values) })}
        </strong>
        <span className={parts['small']}>{say(`need.text.${kind}`, values)}</span>
      </div>
      {isHere ? null : (
        <Button
          spacing="compact"
          onClick={() => {
            if (route === null) onTest(connection);
            else go(route);
          }}
        >
          {say(`need.action.${kind}`)}
        </Button>
      )}
    </li>
  );
}

/** Only when true: what needs somebody today, the most urgent first, each with its action. */
export function AttentionList(props: Props) {
  const { say } = useLanguage();
  const [all, setAll] = useState(false);
  const { needed } = props;
  if (needed.length === 0) return null;
  const hidden = needed.length - shownAtFirst;
  return (
    <section aria-labelledby="attention-title" className={layout['near']}>
      <h2 id="attention-title" className={layout['section']}>
        {say('needs.title')}
      </h2>
      <ul className={styles['list']}>
        {(all ? needed : needed.slice(0, shownAtFirst)).map((one) => (
          <Row key={`${one.connection.id} ${one.kind} ${one.name ?? ''}`} {...props} one={one} />
        ))}
      </ul>
      {hidden > 0 ? (
        <div>
          <Button appearance="subtle" spacing="compact" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? say('needs.fewer') : say('needs.more', { count: hidden })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
