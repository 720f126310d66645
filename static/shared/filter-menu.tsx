import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';

interface Props<V extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: V | null;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  onChoose(value: V | null): void;
}

/** One choice of a few, or all; the trigger says what is chosen. */
export function FilterMenu<V extends string>({ label, all, value, choices, onChoose }: Props<V>) {
  const chosen = choices.find((choice) => choice.value === value)?.label;
  return (
    <DropdownMenu trigger={chosen === undefined ? label : `${label}: ${chosen}`} spacing="compact" shouldRenderToParent>
      <DropdownItemRadioGroup id={label} title={label}>
        <DropdownItemRadio id="all" isSelected={value === null} onClick={() => onChoose(null)}>
          {all}
        </DropdownItemRadio>
        {choices.map((choice) => (
          <DropdownItemRadio key={choice.value} id={choice.value} isSelected={choice.value === value} onClick={() => onChoose(choice.value)}>
            {choice.label}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
}
