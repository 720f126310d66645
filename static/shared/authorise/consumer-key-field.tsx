import Textfield from '@atlaskit/textfield';
import { CopyButton } from '../copy-button';
import { describedBy, Field } from '../field';
import { useLanguage } from '../reader';
import { consumerKeyFault } from './consumer-key';

interface Props {
  readonly value: string;
  /** Absent where it cannot be changed. */
  readonly onChange: ((value: string) => void) | null;
}

/** The consumer key, told at once when it cannot be one: both sides must hold it letter by letter. */
export function ConsumerKeyField({ value, onChange }: Props) {
  const { say } = useLanguage();
  const fault = consumerKeyFault(value);
  return (
    <Field
      id="consumer-key"
      label={say('auth.consumerKey')}
      help={say('auth.consumerKeyHelp')}
      error={fault === null ? null : say(`auth.consumerKey.${fault}`)}
    >
      <Textfield
        id="consumer-key"
        value={value}
        isMonospaced
        isReadOnly={onChange === null}
        isInvalid={fault !== null}
        aria-describedby={describedBy('consumer-key')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange?.(event.currentTarget.value)}
        elemAfterInput={<CopyButton iconOnly label={say('auth.copyConsumerKey')} text={value} />}
      />
    </Field>
  );
}
