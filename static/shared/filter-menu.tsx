import Button from '@atlaskit/button/new';
import ChevronIcon from '@atlaskit/icon/core/chevron-down';
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import { useId, useState } from 'react';

interface Props<V extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: V | null;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V | null) => void;
}

/** One choice of a few, or all; the trigger says what is chosen. */
export function FilterMenu<V extends string>({ label, all, value, choices, onChoose }: Props<V>) {
  const [open, setOpen] = useState(false);
  const triggerId = useId();
  const choose = (choice: V | null): void => {
    onChoose(choice);
    setOpen(false);
    // The chosen entry is gone by then, and the focus would be lost with it.
    requestAnimationFrame(() => document.getElementById(triggerId)?.focus());
  };
  const chosen = choices.find((choice) => choice.value === value)?.label;
  return (
    <DropdownMenu<HTMLButtonElement>
      spacing="compact"
      isOpen={open}
      onOpenChange={({ isOpen }) => setOpen(isOpen)}
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- keeps the menu inside the page's landmarks until the top layer is the default
      shouldRenderToParent
      // Without the selected look: its text has too little contrast while the pointer is on it.
      trigger={({ triggerRef, isSelected: _isSelected, ...rest }) => (
        <Button {...rest} id={triggerId} ref={triggerRef} iconAfter={ChevronIcon}>
          {chosen === undefined ? label : `${label}: ${chosen}`}
        </Button>
      )}
    >
      <DropdownItemRadioGroup id={label} title={label}>
        <DropdownItemRadio id="all" isSelected={value === null} onClick={() => choose(null)}>
          {all}
        </DropdownItemRadio>
        {choices.map((choice) => (
          <DropdownItemRadio
            key={choice.value}
            id={choice.value}
            isSelected={choice.value === value}
            onClick={() => choose(choice.value)}
          >
            {choice.label}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
}
