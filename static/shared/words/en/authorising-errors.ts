import type { ErrorWords } from '../catalogue';

/** Of authorising a connection: see errors.ts. */
export const authorisingErrors = {
  OAUTH_CLIENT_REJECTED: {
    title: 'The platform does not accept the client ID and secret.',
    why: 'One of them is wrong, the client was removed, or the redirect URI is not registered for it.',
    todo: 'Check the client ID, the client secret and the redirect URI on the platform, and enter them again.',
  },
  OAUTH_CONSENT_REFUSED: {
    title: 'The consent was not given.',
    why: 'The platform’s consent page was cancelled or declined.',
    todo: 'Authorize again and allow access.',
  },
  OAUTH_STATE_UNKNOWN: {
    title: 'The answer of the platform does not belong to this authorization.',
    why: 'It may come from an earlier try or from an old browser tab.',
    todo: 'Close the old tabs and authorize again.',
  },
  OAUTH_STATE_EXPIRED: {
    title: 'The consent was not given in time.',
    why: 'An authorization is awaited for a few minutes only, so that nobody can complete it later.',
    todo: 'Authorize again.',
  },
  OAUTH_STATE_USED: {
    title: 'This consent has been used already.',
    why: 'The platform’s answer arrived a second time, for example because the page was reloaded.',
    todo: 'If the connection is not authorized, authorize again.',
  },
  OAUTH_STATE_OTHER_USER: {
    title: 'The authorization was started by somebody else.',
    why: 'Only the person who started it can complete it.',
    todo: 'Start the authorization yourself.',
  },
  OAUTH_CODE_REJECTED: {
    title: 'The platform did not accept its own authorization code.',
    why: 'The code was used already or has expired.',
    todo: 'Authorize again.',
  },
  OAUTH_RESPONSE_INVALID: {
    title: 'The platform’s answer to the authorization cannot be used.',
    why: 'It does not follow the rules of OAuth.',
    todo: 'Try again. If it happens again, give the reference to whoever runs the platform.',
  },
  GRANT_INVALID: {
    title: 'The platform no longer accepts Planlink’s access.',
    why: 'The access was revoked on the platform or has ended.',
    todo: 'Reauthorize the connection. Sync goes on where it stopped; nothing is lost.',
  },
  CREDENTIALS_REJECTED: {
    title: 'The platform did not accept the credentials.',
    why: 'The user name, the password or the token is wrong, was withdrawn, or has ended.',
    todo: 'Copy them again from the platform, or make new ones there.',
  },
  SCOPES_MISSING: {
    title: 'The account may not do everything Planlink needs.',
    why: 'These rights are missing: {scopes|some}.',
    todo: 'Give the account these rights on the platform and authorize again.',
  },
  ADDRESS_CHANGED: {
    title: 'The address was changed.',
    why: 'A grant is only used at the address it was made for.',
    todo: 'Authorize the connection at the new address; it has to be the same tenant.',
  },
  DISCONNECTED: {
    title: 'The connection is disconnected.',
    why: 'Its credentials were removed{detail|}. Links are kept for 30 days.',
    todo: 'Authorize it again for the same tenant to bring the links back.',
  },
  TENANT_MISMATCH: {
    title: 'You signed in to a different tenant of the platform.',
    why: 'The connection belongs to {expected|another tenant}, and you signed in to {received|a different one}: its links would point to the wrong tasks.',
    todo: 'Authorize again and sign in to the right tenant.',
  },
  OAUTH1_CONSUMER_UNKNOWN: {
    title: 'The platform does not know this consumer key.',
    why: 'The consumer key here and the one entered on the platform differ, or the application link was removed there.',
    todo: 'Copy the consumer key from here into the application link on the platform, without spaces or symbols, save it there and try again. The match checker shows where two keys differ.',
  },
  OAUTH1_CONSUMER_REFUSED: {
    title: 'The platform knows the consumer key but does not accept it.',
    why: 'The application link is switched off or blocked there, or the platform limits it for now.',
    todo: 'Ask an administrator of the platform to allow the application link of this consumer key, then try again.',
  },
  OAUTH1_SIGNATURE_INVALID: {
    title: 'The platform does not accept Planlink’s signature.',
    why: 'The public key stored there does not belong to the key pair of this connection, or the platform knows itself by a different address.',
    todo: 'Copy the public key from here into the application link again and save it there. If the match checker finds the keys equal, compare the address with the base URL of the platform.',
  },
  OAUTH1_TIMESTAMP_REFUSED: {
    title: 'The clock of the platform does not agree with Planlink’s.',
    why: 'They differ by about {minutes|several} min, and the platform refuses requests that look too old or too new.',
    todo: 'Ask whoever runs the platform to set its clock by a time server (NTP). Planlink tries again by itself.',
  },
  OAUTH1_NONCE_USED: {
    title: 'The platform took a request for a repeated one.',
    why: 'Each request carries a random word that may be used once, and the platform says it has seen this one, for example because something between repeated the request.',
    todo: 'Planlink tries again by itself with a new word. If it lasts, ask whoever runs the platform whether a proxy in front of it repeats requests.',
  },
  OAUTH1_TOKEN_EXPIRED: {
    title: 'Planlink’s access to the platform has ended.',
    why: 'The platform issued the token for a limited time, and that time is over.',
    todo: 'Authorize again. What was synced stays, and sync goes on where it stopped.',
  },
  OAUTH1_TOKEN_REJECTED: {
    title: 'The platform does not accept the token it once issued.',
    why: 'The access was revoked there, the token was used already, or the platform has forgotten it.',
    todo: 'Authorize again. If that fails, check that the application link with this consumer key still exists on the platform.',
  },
  OAUTH1_PERMISSION_DENIED: {
    title: 'The platform does not allow the access.',
    why: 'Nobody chose Allow on its consent page, or the account used there may not do what Planlink needs.',
    todo: 'Authorize again while logged in to the platform as the service account, and choose Allow. Check the permissions of that account there.',
  },
  OAUTH1_VERIFIER_INVALID: {
    title: 'The platform does not accept the verification code.',
    why: 'The code belongs to a different try, was copied in part, or came too late.',
    todo: 'Copy the whole code once more. If it is refused again, start the authorization anew and choose Allow.',
  },
  OAUTH1_REQUEST_REJECTED: {
    title: 'The platform rejected the way Planlink asked for access.',
    why: 'It answered {problem|with a refusal it did not explain}, so it expects something other than OAuth 1.0a with RSA-SHA1.',
    todo: 'Check that the application link on the platform uses OAuth 1.0a with a public key (RSA-SHA1), and that the address is that of the platform itself.',
  },
} satisfies Partial<ErrorWords>;
