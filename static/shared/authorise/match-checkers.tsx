import type { CredentialView } from '../../../src/contract/authorisation-views';
import layout from '../layout.module.css';
import { useLanguage } from '../reader';
import styles from './authorise.module.css';
import type { MatchKind } from './match';
import { MatchChecker } from './match-checker';

interface Props {
  readonly platform: string;
  /** Null where the page does not know it. */
  readonly address: string | null;
  readonly credential: CredentialView;
  /** The checkers a failure points to: opened. */
  readonly open: readonly MatchKind[];
}

/** The three texts that have to be the same on both sides, each with its checker. */
export function MatchCheckers({ platform, address, credential, open }: Props) {
  const { say } = useLanguage();
  const ours: readonly (readonly [MatchKind, string | null])[] = [
    ['consumerKey', credential.consumerKey],
    ['publicKey', credential.publicKey?.pem ?? null],
    ['address', address],
  ];
  return (
    <div className={layout['stack']}>
      {ours.map(([kind, text]) =>
        text === null ? null : (
          <details key={kind} className={styles['checker']} open={open.includes(kind)}>
            <summary>{say(`match.${kind}.open`)}</summary>
            <MatchChecker kind={kind} ours={text} platform={platform} />
          </details>
        ),
      )}
    </div>
  );
}
