import type {
  AuthMethod,
  AuthorisationView,
  CredentialView,
} from '../../../src/contract/authorisation-views';

/** Why somebody authorises: for the first time, again with what is stored, with other credentials, or to rotate them. */
export type Intent = 'first' | 'existing' | 'new' | 'rotate';

/** The method in hand: that of the credentials that are used, else the one picked, else the one in use or recommended. */
export function methodNow(
  authorisation: Pick<AuthorisationView, 'methods' | 'current'>,
  intent: Intent,
  staged: CredentialView | null,
  picked: AuthMethod | null,
): AuthMethod {
  const { methods, current } = authorisation;
  if (intent === 'existing' && current !== null) return current.method;
  if (staged !== null) return staged.method;
  const offered = (method: AuthMethod | undefined): method is AuthMethod =>
    method !== undefined && (methods.length === 0 || methods.includes(method));
  return [picked ?? undefined, current?.method, methods[0]].find(offered) ?? 'oauth2';
}
