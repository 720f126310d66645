import Button from '@atlaskit/button/new';
import type { Trouble } from '../../shared/call';
import { ProblemMessage } from '../../shared/problem-message';
import { useLanguage } from '../../shared/reader';
import type { ConnectionDialogProps } from '../dialog-props';

interface Props extends Pick<ConnectionDialogProps, 'onClose' | 'onChanged'> {
  readonly trouble: Trouble | null;
}

/** Why a connection was not ended. The page behind is read anew: that it was behind may be the cause. */
export function EndingTrouble({ trouble, onClose, onChanged }: Props) {
  const { say } = useLanguage();
  if (trouble === null) return null;
  const close = (): void => {
    onChanged(null);
    onClose();
  };
  return (
    <ProblemMessage trouble={trouble}>
      <Button onClick={close}>{say('close')}</Button>
    </ProblemMessage>
  );
}
