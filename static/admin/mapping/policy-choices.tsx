import type { FieldPolicy } from '../../../src/contract/mapping';
import { useLanguage } from '../../shared/reader';
import { Choice } from '../link/choice';

interface Props {
  readonly id: string;
  readonly field: string;
  readonly policy: FieldPolicy;
  readonly onChange: (policy: Partial<FieldPolicy>) => void;
}

const conflicts = ['newest', 'jira', 'platform', 'ask'] as const;
const whens = ['always', 'creation'] as const;

/** Whose change stands when both sides changed the field; asked only where it travels both ways. */
export function ConflictChoice({ id, field, policy, onChange }: Props) {
  const { say } = useLanguage();
  if (policy.direction !== 'both' || policy.when === 'creation') return null;
  return (
    <Choice
      id={`${id}-conflict`}
      label={say('mapping.conflictOf', { field })}
      options={conflicts.map((value) => ({ value, label: say(`mapping.conflict.${value}`) }))}
      value={policy.conflict}
      placeholder={say('link.choose')}
      nothing={say('link.noMatch')}
      compact
      onChoose={(value) => {
        const conflict = conflicts.find((one) => one === value);
        if (conflict !== undefined) onChange({ conflict });
      }}
    />
  );
}

/** Whether the field is kept in step, or only given along when a partner is made. */
export function WhenChoice({ id, field, policy, onChange }: Props) {
  const { say } = useLanguage();
  if (policy.direction === 'off') return null;
  return (
    <Choice
      id={`${id}-when`}
      label={say('mapping.whenOf', { field })}
      options={whens.map((value) => ({ value, label: say(`mapping.when.${value}`) }))}
      value={policy.when}
      placeholder={say('link.choose')}
      nothing={say('link.noMatch')}
      compact
      onChoose={(value) => {
        const when = whens.find((one) => one === value);
        if (when !== undefined) onChange({ when });
      }}
    />
  );
}
