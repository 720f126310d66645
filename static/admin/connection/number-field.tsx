import Textfield from '@atlaskit/textfield';
import { describedBy, Field } from '../../shared/field';

/** A number as it is typed, judged by whoever asks for it. */
export function NumberField({
  id,
  label,
  help,
  error,
  value,
  onType,
}: {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly error: string | null;
  readonly value: string;
  readonly onType: (value: string) => void;
}) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <Textfield
        id={id}
        width="small"
        inputMode="numeric"
        value={value}
        isInvalid={error !== null}
        aria-describedby={describedBy(id)}
        autoComplete="off"
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </Field>
  );
}
