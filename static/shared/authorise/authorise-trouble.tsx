import type { CredentialView } from '../../../src/contract/authorisation-views';
import type { Trouble } from '../call';
import layout from '../layout.module.css';
import { ProblemMessage } from '../problem-message';
import { useLanguage } from '../reader';
import { compareHint } from './compare-hint';
import { MatchCheckers } from './match-checkers';

interface Props {
  readonly trouble: Trouble;
  readonly platform: string;
  readonly address: string | null;
  readonly credential: CredentialView | null;
}

/** Why authorising failed and what to do; for OAuth 1.0a with what to compare, its checkers opened. */
export function AuthoriseTrouble({ trouble, platform, address, credential }: Props) {
  const { say } = useLanguage();
  const hint = compareHint(trouble.code);
  return (
    <div className={layout['stack']}>
      <ProblemMessage trouble={trouble} />
      {hint === null ? null : (
        <section className={layout['stack']} aria-labelledby="hint-title">
          <div className={layout['tight']}>
            <h3 id="hint-title" className={layout['section']}>
              {say('hint.title')}
            </h3>
            <p className={layout['text']}>{say(`hint.${hint.code}`, { platform })}</p>
          </div>
          {credential === null || hint.kinds.length === 0 ? null : (
            <MatchCheckers platform={platform} address={address} credential={credential} open={hint.kinds} />
          )}
        </section>
      )}
    </div>
  );
}
