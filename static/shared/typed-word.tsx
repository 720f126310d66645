import Textfield from '@atlaskit/textfield';
import { describedBy, Field } from './field';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error?: string | null;
  readonly onChange: (value: string) => void;
}

/** A word typed to show that something was read before it is done. */
export function TypedWord({ id, label, value, error = null, onChange }: Props) {
  return (
    <Field id={id} label={label} error={error}>
      <Textfield
        id={id}
        value={value}
        isInvalid={error !== null}
        aria-describedby={describedBy(id)}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
