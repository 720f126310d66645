import type { AuthMethod } from '../../../src/contract/authorisation-views';
import type { WordKey } from '../words/catalogue';
import type { SecretMethod } from './secret-fields';

interface MethodWords {
  readonly name: WordKey;
  readonly needs: WordKey;
}

/** What a platform calls its ways to authorise, where that is not what others call them. */
const own: Readonly<Record<string, Partial<Record<AuthMethod, MethodWords>>>> = {
  'jira-align': {
    pat: { name: 'method.align.pat', needs: 'method.align.pat.needs' },
    basic: { name: 'method.align.basic', needs: 'method.align.basic.needs' },
  },
  'jira-data-center': {
    oauth2: { name: 'method.oauth2', needs: 'method.dc.oauth2.needs' },
    pat: { name: 'method.pat', needs: 'method.dc.pat.needs' },
  },
};

export function methodWords(kind: string, method: AuthMethod): MethodWords {
  return own[kind]?.[method] ?? { name: `method.${method}`, needs: `method.${method}.needs` };
}

type FieldId = 'client-id' | 'client-secret' | 'token' | 'username' | 'password';

/** The labels of what is entered: with Jira Align, name and password are an address and a token. */
export function fieldWords(
  kind: string,
  method: SecretMethod,
  id: FieldId,
): { readonly label: WordKey; readonly missing: WordKey } {
  if (kind === 'jira-align' && method === 'basic') {
    if (id === 'username') return { label: 'auth.align.email', missing: 'auth.align.email.missing' };
    if (id === 'password') return { label: 'auth.align.token', missing: 'auth.token.missing' };
  }
  return { label: `auth.${id}`, missing: `auth.${id}.missing` };
}
