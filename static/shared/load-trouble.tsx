import Button from '@atlaskit/button/new';
import type { Trouble } from './call';
import { ProblemMessage } from './problem-message';
import { useLanguage } from './reader';

interface Props {
  readonly trouble: Trouble | null;
  readonly tone?: 'error' | 'warning';
  readonly loading?: boolean;
  readonly reload: () => unknown;
}

/** What kept an answer from coming, and the button that asks for it again; nothing where nothing did. */
export function LoadTrouble({ trouble, tone = 'error', loading = false, reload }: Props) {
  const { say } = useLanguage();
  return trouble === null ? null : (
    <ProblemMessage trouble={trouble} tone={tone}>
      <Button isLoading={loading} onClick={() => void reload()}>
        {say('tryAgain')}
      </Button>
    </ProblemMessage>
  );
}
