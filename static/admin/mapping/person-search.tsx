import { AsyncSelect } from '@atlaskit/select';
import { useRef } from 'react';
import type { UnmatchedPerson } from '../../../src/contract/mapping';
import { callAdmin } from '../../shared/call';
import { useLanguage } from '../../shared/reader';
import { useEditor } from './editor-context';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly side: UnmatchedPerson['side'];
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChoose: (id: string | null) => void;
}

/** Milliseconds without a key before people are searched. */
const quiet = 300;

/** One person of one side, found by typing. */
export function PersonSearch({ id, label, side, value, placeholder, onChoose }: Props) {
  const { say } = useLanguage();
  const { connectionId, nameOf, learn } = useEditor();
  const turn = useRef(0);
  const failed = useRef(false);
  const search = async (query: string): Promise<{ value: string; label: string }[]> => {
    const mine = ++turn.current;
    await new Promise((resolve) => setTimeout(resolve, quiet));
    if (mine !== turn.current) return [];
    const answer = await callAdmin('people.search', {
      connectionId,
      side,
      query: query.trim().slice(0, 100),
    });
    failed.current = !answer.ok;
    if (!answer.ok) return [];
    return answer.data.people.map((person) => ({ value: person.id, label: person.name }));
  };
  return (
    <AsyncSelect<{ value: string; label: string }>
      inputId={id}
      label={label}
      value={value === null ? null : { value, label: nameOf(side, value) }}
      defaultOptions={false}
      loadOptions={search}
      placeholder={placeholder}
      noOptionsMessage={({ inputValue }) =>
        say(
          failed.current ? 'mapping.searchFailed' : inputValue === '' ? 'mapping.searchType' : 'link.noMatch',
        )
      }
      loadingMessage={() => say('loading')}
      spacing="compact"
      menuPlacement="auto"
      menuPosition="fixed"
      isClearable
      onChange={(option) => {
        if (option !== null) learn({ side, id: option.value, name: option.label });
        onChoose(option?.value ?? null);
      }}
    />
  );
}
