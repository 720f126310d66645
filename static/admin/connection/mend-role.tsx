import { callAdmin } from '../../shared/call';
import { Field } from '../../shared/field';
import parts from '../../shared/parts.module.css';
import { useLanguage } from '../../shared/reader';
import { useAnswer } from '../../shared/use-answer';
import { Choice } from '../link/choice';

/** Not a role's name: those cannot be empty. */
const byPermission = '';

/** Who besides Jira administrators may reauthorise from the project page. */
export function MendRole({
  connectionId,
  value,
  onChoose,
}: {
  readonly connectionId: string;
  readonly value: string | null;
  readonly onChoose: (role: string | null) => void;
}) {
  const { say, error } = useLanguage();
  const { data, trouble, loading } = useAnswer(
    connectionId,
    () => callAdmin('roles.list', { connectionId }),
    () => 3_600_000,
  );
  // A role that Jira no longer has stays in sight until another one is chosen.
  const roles = [...new Set([...(data?.roles ?? []), ...(value === null ? [] : [value])])];
  return (
    <Field id="mend-role" label={say('settings.mendRole')} help={say('settings.mendRoleHelp')}>
      <Choice
        id="mend-role"
        label={say('settings.mendRole')}
        options={[
          { value: byPermission, label: say('settings.mendRoleDefault') },
          ...roles.map((role) => ({ value: role, label: role })),
        ]}
        value={value ?? byPermission}
        placeholder={say('link.choose')}
        nothing={say('link.noMatch')}
        isLoading={loading && data === null}
        onChoose={(role) => onChoose(role === byPermission ? null : role)}
      />
      {trouble === null ? null : (
        <p className={parts['small']} role="alert">
          {error(trouble.code, trouble.facts).title} {error(trouble.code, trouble.facts).todo}
        </p>
      )}
    </Field>
  );
}
