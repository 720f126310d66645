import Select from '@atlaskit/select';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly isDisabled?: boolean;
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly placeholder: string;
  readonly nothing: string;
  readonly isLoading?: boolean;
  readonly compact?: boolean;
  readonly isInvalid?: boolean;
  /** Given, the choice can be taken back. */
  readonly onClear?: () => void;
  readonly onChoose: (value: string) => void;
}

/** One of many, found by typing. */
export function Choice({
  id,
  label,
  options,
  value,
  placeholder,
  nothing,
  isLoading = false,
  compact = false,
  isInvalid = false,
  onClear,
  onChoose,
}: Props) {
  return (
    <Select<Option>
      inputId={id}
      label={label}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      placeholder={placeholder}
      noOptionsMessage={() => nothing}
      isLoading={isLoading}
      spacing={compact ? 'compact' : 'default'}
      menuPlacement="auto"
      menuPosition="fixed"
      isOptionDisabled={(option) => option.isDisabled === true}
      isInvalid={isInvalid}
      isClearable={onClear !== undefined}
      onChange={(option) => {
        if (option === null) onClear?.();
        else onChoose(option.value);
      }}
    />
  );
}
