import ErrorIcon from '@atlaskit/icon/core/status-error';
import field from '../shared/field.module.css';

/** What is wrong with a group of choices, in the looks of a field's error; read out as it comes. */
export function FaultLine({ children }: { readonly children: string }) {
  return (
    <p className={field['error']} role="alert">
      <ErrorIcon label="" size="small" color="currentColor" />
      {children}
    </p>
  );
}
