import { useId, useState } from 'react';
import layout from '../layout.module.css';
import parts from '../parts.module.css';
import { useLanguage } from '../reader';
import { Mark } from '../status-mark';
import styles from './authorise.module.css';
import { compare, type Match, type MatchKind } from './match';

/** Characters shown on each side of the first difference: a whole key would hide it. */
const around = 16;

function Spot({ text, at }: { readonly text: string; readonly at: number }) {
  const { say } = useLanguage();
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, at + 1 + around);
  const here = text.charAt(at);
  return (
    <code className={layout['code']}>
      {from > 0 ? '…' : ''}
      {text.slice(from, at)}
      <mark className={styles['spot']}>
        {here === '' ? say('match.end') : /[\s\p{Cf}\p{Z}]/u.test(here) ? say('match.space') : here}
      </mark>
      {text.slice(at + 1, to)}
      {to < text.length ? '…' : ''}
    </code>
  );
}

function Verdict({ kind, match }: { readonly kind: MatchKind; readonly match: Match }) {
  const { say } = useLanguage();
  if (match.state === 'nothing') return null;
  if (match.state === 'equal') return <Mark tone="success">{say(`match.${kind}.equal`)}</Mark>;
  return (
    <div className={layout['tight']}>
      <span>
        <Mark tone="danger">{say('match.different')}</Mark>
      </span>
      <span>{say(`match.why.${match.reason}`)}</span>
      {match.at === null ? null : (
        <>
          <span className={parts['small']}>{say('match.at', { place: match.at + 1 })}</span>
          <Spot text={match.text} at={match.at} />
        </>
      )}
    </div>
  );
}

/** "Paste what the other side shows": equal, or where the two differ. Nothing of it leaves the page. */
export function MatchChecker({
  kind,
  ours,
  platform,
}: {
  readonly kind: MatchKind;
  readonly ours: string;
  readonly platform: string;
}) {
  const { say } = useLanguage();
  const id = useId();
  const [pasted, setPasted] = useState('');
  return (
    <div className={layout['tight']}>
      <label htmlFor={id} className={styles['legend']}>
        {say(`match.${kind}.label`, { platform })}
      </label>
      <textarea
        id={id}
        className={styles['pasted']}
        rows={kind === 'publicKey' ? 4 : 1}
        value={pasted}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <div role="status">
        <Verdict kind={kind} match={compare(kind, ours, pasted)} />
      </div>
    </div>
  );
}
