import type { ErrorCode } from '../../src/contract/error-codes';
import { FilterMenu } from './filter-menu';
import { useLanguage } from './reader';

export interface LinkChoice {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly links: readonly LinkChoice[];
  readonly linkId: string | null;
  readonly onLink: (linkId: string | null) => void;
  readonly codes: readonly ErrorCode[];
  readonly code: ErrorCode | null;
  readonly onCode: (code: ErrorCode | null) => void;
}

/** By project and by cause, each only where there is something to choose. */
export function FailureFilters({ links, linkId, onLink, codes, code, onCode }: Props) {
  const { say, error } = useLanguage();
  return (
    <>
      {links.length < 2 ? null : (
        <FilterMenu
          label={say('failures.filterProject')}
          all={say('failures.allProjects')}
          value={linkId}
          choices={links.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={onLink}
        />
      )}
      {codes.length < 2 && code === null ? null : (
        <FilterMenu<ErrorCode>
          label={say('failures.filterCause')}
          all={say('failures.allCauses')}
          value={code}
          choices={codes.map((value) => ({ value, label: error(value, {}).title.replace(/\.$/, '') }))}
          onChoose={onCode}
        />
      )}
    </>
  );
}
