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
      onChange={(option) => {
        if (option !== null) onChoose(option.value);
      }}
    />
  );
}
