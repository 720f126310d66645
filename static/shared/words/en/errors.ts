import type { ErrorWords } from '../catalogue';

/** What happened, why, what to do: for every code the backend can name. */
export const errors: ErrorWords = {
  INPUT_INVALID: {
    title: 'Some of the entries cannot be used.',
    why: 'Planlink does not accept the value of {field|one of the fields}.',
    todo: 'Check what you entered and try again.',
  },
  NOT_ALLOWED: {
    title: 'You are not allowed to do this.',
    why: 'It takes a permission in Jira that your account does not have.',
    todo: 'Ask a Jira administrator to do it or to give you the permission.',
  },
  NOT_FOUND: {
    title: 'This does not exist any more.',
    why: 'Somebody may have removed it, or the link to this page is old.',
    todo: 'Go back to the list and open it from there.',
  },
  VERSION_STALE: {
    title: 'Somebody else changed this meanwhile.',
    why: 'Your change was made on an older state and was not stored.',
    todo: 'Look at the current state and make your change again.',
  },
  ADDRESS_NOT_HTTPS: {
    title: 'The address does not start with https.',
    why: 'Planlink talks to a platform over an encrypted connection only.',
    todo: 'Use the https address of the platform.',
  },
  ADDRESS_HAS_CREDENTIALS: {
    title: 'The address contains a user name or a password.',
    why: 'Credentials do not belong in an address, where others can read them.',
    todo: 'Remove the part before the @ sign.',
  },
  ADDRESS_HAS_PATH: {
    title: 'The address has more than a host.',
    why: 'Planlink finds the parts of a platform from its host alone.',
    todo: 'Remove everything after the host name.',
  },
  ADDRESS_NOT_PUBLIC: {
    title: 'The address cannot be reached from the internet.',
    why: 'It is an internal name or an IP address, and Planlink runs in Atlassian’s cloud.',
    todo: 'Enter the platform’s public host name.',
  },
  ADDRESS_PORT_CLOSED: {
    title: 'Port {port|of this address} cannot be used.',
    why: 'Forge lets apps reach ports 443, 8080, 8443, 8444, 7990, 8089, 8090, 8085 and 8060 only.',
    todo: 'Use the standard address without a port, or one of these ports.',
  },
  NAME_TAKEN: {
    title: 'Another connection is called {name|the same}.',
    why: 'Names tell connections apart, so each is used once.',
    todo: 'Choose a different name.',
  },
  CONNECTION_NOT_READY: {
    title: 'The connection is not ready for this.',
    why: 'A step of its set-up is missing, or it is not authorised at the moment.',
    todo: 'Finish the set-up or reauthorise the connection first.',
  },
  WORKSPACE_NOT_GRANTED: {
    title: 'The workspace {workspace|of this project} is not among the chosen ones.',
    why: 'The linked project {project|in it} syncs with it, and Planlink works only in workspaces an administrator has chosen.',
    todo: 'Keep the workspace chosen on the Workspaces tab, or use a project of another workspace.',
  },
  PROJECT_ALREADY_LINKED: {
    title: 'One of the two projects is linked already.',
    why: 'A project takes part in one link only, so that no task and issue are paired twice.',
    todo: 'Choose a different project.',
  },
  EGRESS_NOT_APPROVED: {
    title: 'The host {host|of the platform} is not approved.',
    why: 'Jira lets Planlink reach a host only after an administrator has approved it. It was not approved, or the approval was withdrawn.',
    todo: 'Approve the host when Jira asks for it.',
  },
  PLATFORM_NOT_FOUND: {
    title: 'No planning platform was found at this address.',
    why: 'The host does not exist, or what answers there is something else.',
    todo: 'Check the address for typing errors.',
  },
  PLATFORM_UNREACHABLE: {
    title: 'The platform cannot be reached.',
    why: 'No connection to its host could be made.',
    todo: 'Planlink tries again by itself. If it lasts, ask whoever runs the platform whether it is up.',
  },
  PLATFORM_TIMEOUT: {
    title: 'The platform did not answer in time.',
    why: 'It is up but very slow at the moment.',
    todo: 'Planlink tries again by itself. If it lasts, ask whoever runs the platform.',
  },
  PLATFORM_UNAVAILABLE: {
    title: 'The platform is not available at the moment.',
    why: 'It answered that it cannot serve requests.',
    todo: 'Planlink tries again by itself. If it lasts, ask whoever runs the platform.',
  },
  PLATFORM_NOT_COMPATIBLE: {
    title: 'The platform speaks a version Planlink does not understand.',
    why: 'Its answer does not follow the planning API this connection uses.',
    todo: 'Check that the address belongs to the chosen platform and that the platform is up to date.',
  },
  PLATFORM_RATE_LIMITED: {
    title: 'The platform asks Planlink to slow down.',
    why: 'More requests were made in a short time than it allows.',
    todo: 'Nothing to do: Planlink goes on by itself when there is room again.',
  },
  PLATFORM_FORBIDDEN: {
    title: 'The platform does not let Planlink do this.',
    why: 'The account Planlink acts as lacks a permission there.',
    todo: 'Give the account that permission on the platform.',
  },
  PLATFORM_REFUSED_ITEM: {
    title: 'The platform did not accept the change of a task.',
    why: 'It refused the value of {field|a field}.',
    todo: 'Change the value in the issue; the next sync sends it again.',
  },
  PLATFORM_ITEM_GONE: {
    title: 'The task does not exist any more.',
    why: 'It was deleted on the platform, or moved where Planlink cannot see it.',
    todo: 'Restore the task, or leave the issue as it is: Planlink never deletes it.',
  },
  PLATFORM_VERSION_CONFLICT: {
    title: 'The task was changed at the same moment.',
    why: 'Somebody edited it on the platform while Planlink was writing.',
    todo: 'Nothing to do: Planlink compares both sides again with the next run.',
  },
  OAUTH_CLIENT_REJECTED: {
    title: 'The platform does not accept the client ID and secret.',
    why: 'One of them is wrong, the client was removed, or the redirect URI is not registered for it.',
    todo: 'Check the client ID, the client secret and the redirect URI on the platform, and enter them again.',
  },
  OAUTH_CONSENT_REFUSED: {
    title: 'The consent was not given.',
    why: 'The platform’s consent page was cancelled or declined.',
    todo: 'Authorise again and allow access.',
  },
  OAUTH_STATE_UNKNOWN: {
    title: 'The answer of the platform does not belong to this authorisation.',
    why: 'It may come from an earlier try or from an old browser tab.',
    todo: 'Close the old tabs and authorise again.',
  },
  OAUTH_STATE_EXPIRED: {
    title: 'The consent was not given in time.',
    why: 'An authorisation is awaited for a few minutes only, so that nobody can complete it later.',
    todo: 'Authorise again.',
  },
  OAUTH_STATE_USED: {
    title: 'This consent has been used already.',
    why: 'The platform’s answer arrived a second time, for example because the page was reloaded.',
    todo: 'If the connection is not authorised, authorise again.',
  },
  OAUTH_STATE_OTHER_USER: {
    title: 'The authorisation was started by somebody else.',
    why: 'Only the person who started it can complete it.',
    todo: 'Start the authorisation yourself.',
  },
  OAUTH_CODE_REJECTED: {
    title: 'The platform did not accept its own authorisation code.',
    why: 'The code was used already or has expired.',
    todo: 'Authorise again.',
  },
  OAUTH_RESPONSE_INVALID: {
    title: 'The platform’s answer to the authorisation cannot be used.',
    why: 'It does not follow the rules of OAuth.',
    todo: 'Try again. If it happens again, give the reference to whoever runs the platform.',
  },
  GRANT_INVALID: {
    title: 'The platform no longer accepts Planlink’s access.',
    why: 'The access was revoked on the platform or has ended.',
    todo: 'Reauthorise the connection. Sync goes on where it stopped; nothing is lost.',
  },
  TENANT_MISMATCH: {
    title: 'You signed in to a different tenant of the platform.',
    why: 'The connection belongs to {expected|another tenant}, so its links would point to the wrong tasks.',
    todo: 'Authorise again and sign in to the right tenant.',
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
    todo: 'Authorise again. What was synced stays, and sync goes on where it stopped.',
  },
  OAUTH1_TOKEN_REJECTED: {
    title: 'The platform does not accept the token it once issued.',
    why: 'The access was revoked there, the token was used already, or the platform has forgotten it.',
    todo: 'Authorise again. If that fails, check that the application link with this consumer key still exists on the platform.',
  },
  OAUTH1_PERMISSION_DENIED: {
    title: 'The platform does not allow the access.',
    why: 'Nobody chose Allow on its consent page, or the account used there may not do what Planlink needs.',
    todo: 'Authorise again while logged in to the platform as the service account, and choose Allow. Check the permissions of that account there.',
  },
  OAUTH1_VERIFIER_INVALID: {
    title: 'The platform does not accept the verification code.',
    why: 'The code belongs to a different try, was copied in part, or came too late.',
    todo: 'Copy the whole code once more. If it is refused again, start the authorisation anew and choose Allow.',
  },
  OAUTH1_REQUEST_REJECTED: {
    title: 'The platform rejected the way Planlink asked for access.',
    why: 'It answered {problem|with a refusal it did not explain}, so it expects something other than OAuth 1.0a with RSA-SHA1.',
    todo: 'Check that the application link on the platform uses OAuth 1.0a with a public key (RSA-SHA1), and that the address is that of the platform itself.',
  },
  WEBHOOK_SIGNATURE_INVALID: {
    title: 'A notification from the platform was refused.',
    why: 'Its signature does not match, so its sender is not proven.',
    todo: 'Nothing is lost: the next scheduled run brings the change. If it happens often, reauthorise the connection.',
  },
  WEBHOOK_EXPIRED: {
    title: 'A notification from the platform came too late.',
    why: 'Its time stamp is too far from now.',
    todo: 'Check the clock of the platform. The next scheduled run brings the change.',
  },
  WEBHOOK_REPLAYED: {
    title: 'A notification from the platform arrived twice.',
    why: 'The second one was dropped.',
    todo: 'Nothing to do.',
  },
  WEBHOOK_MALFORMED: {
    title: 'A notification from the platform cannot be read.',
    why: 'It does not follow the planning API.',
    todo: 'Nothing is lost: the next scheduled run brings the change. Tell whoever runs the platform if it happens often.',
  },
  JIRA_RATE_LIMITED: {
    title: 'Jira asks Planlink to slow down.',
    why: 'The site’s hourly allowance for apps is used up for now.',
    todo: 'Nothing to do: Planlink goes on by itself when there is room again.',
  },
  JIRA_UNAVAILABLE: {
    title: 'Jira did not answer.',
    why: 'The site is not available at the moment.',
    todo: 'Planlink tries again by itself. See Atlassian’s status page if it lasts.',
  },
  JIRA_FORBIDDEN: {
    title: 'Jira does not let Planlink change this project.',
    why: 'The app user “Planlink” lacks a permission in the project.',
    todo: 'Add the app user to a role that may browse, create, edit and transition issues.',
  },
  JIRA_ITEM_GONE: {
    title: 'The issue does not exist any more.',
    why: 'It was deleted, or moved where Planlink cannot see it.',
    todo: 'Restore the issue, or leave the task as it is: Planlink never deletes it.',
  },
  JIRA_FIELD_NOT_ON_SCREEN: {
    title: 'A field cannot be set in Jira.',
    why: '{field|The field} is not on the screen of this issue type.',
    todo: 'Add the field to the create and edit screens of the project.',
  },
  JIRA_FIELD_REQUIRED: {
    title: 'Jira requires a field that the task does not have.',
    why: '{field|A field} is required in this project.',
    todo: 'Make the field optional for this issue type, or give it a default value.',
  },
  JIRA_REFUSED_ITEM: {
    title: 'Jira did not accept the change of an issue.',
    why: 'It refused the value of {field|a field}.',
    todo: 'Change the value in the task; the next sync sends it again.',
  },
  JIRA_NO_TRANSITION: {
    title: 'The status could not be changed in Jira.',
    why: 'The workflow has no way from the current status to the mapped one.',
    todo: 'Add a transition to the workflow, or change the status mapping of the project link.',
  },
  JIRA_TRANSITION_NEEDS_FIELD: {
    title: 'The status could not be changed in Jira.',
    why: 'The transition {transition|to it} requires {field|a field}.',
    todo: 'Make the field optional on the transition, or move the issue by hand.',
  },
  TITLE_SHORTENED: {
    title: 'A title was shortened.',
    why: 'Jira allows 255 characters in a summary; the whole title stands in the task.',
    todo: 'Nothing to do, or shorten the title of the task.',
  },
  TEXT_SHORTENED: {
    title: 'A long text was shortened.',
    why: 'The other side allows less text; the whole text stands where it was written.',
    todo: 'Nothing to do, or shorten the text.',
  },
  ASSIGNEE_UNMATCHED: {
    title: 'An assignee was not found on the other side.',
    why: 'No account there has the same e-mail address, or it is hidden.',
    todo: 'Assign somebody by hand, or invite the person with the same e-mail address.',
  },
  STATUS_UNMAPPED: {
    title: 'A status has no counterpart.',
    why: 'The status mapping of the project link does not name {status|it}, so the status was left as it is.',
    todo: 'Add the status to the mapping of the project link.',
  },
  LINKS_WOULD_STOP: {
    title: 'This would stop {count|some} linked projects.',
    why: 'Their workspace is no longer in your choice, and you have not confirmed that they stop.',
    todo: 'Look at what stops and confirm it, or keep the workspace.',
  },
  METHOD_NOT_OFFERED: {
    title: 'This platform cannot be authorised in this way.',
    why: 'It does not offer {method|the way you chose}.',
    todo: 'Choose one of the ways that are offered.',
  },
  CONSUMER_KEY_INVALID: {
    title: 'The consumer key cannot be used.',
    why: 'It may have letters and digits only, 8 to 64 of them{detail|}.',
    todo: 'Enter the key without spaces or symbols, the same on both sides.',
  },
  EXPIRY_IN_THE_PAST: {
    title: 'The end you entered has passed.',
    why: 'A credential that has ended cannot authorise a connection.',
    todo: 'Make a new one on the platform and enter its end, or leave the date empty.',
  },
  NOTHING_STAGED: {
    title: 'There are no new credentials to try.',
    why: 'They were discarded, proven already, or never entered.',
    todo: 'Enter the new credentials first.',
  },
  NOT_NOW: {
    title: 'This is not possible now.',
    why: 'The connection is {status|in another state}{detail|}.',
    todo: 'Look at the connection’s state: it says what to do first.',
  },
  ACTIVATION_UNTESTED: {
    title: 'The connection has not passed a test yet.',
    why: 'Since its credentials changed, no test has ended well.',
    todo: 'Choose Test now, or activate it without a test.',
  },
  NAME_DIFFERS: {
    title: 'The name you typed is not the connection’s name.',
    why: 'Deleting cannot be undone, so the name has to be typed in full.',
    todo: 'Type the name exactly as it stands above.',
  },
  IMPORT_UNREADABLE: {
    title: 'This file is not an exported configuration.',
    why: '{detail|It cannot be read as one.}',
    todo: 'Choose a file that was made with Export, unchanged.',
  },
  IMPORT_STALE: {
    title: 'Something has changed since the preview.',
    why: 'The file or a connection is no longer as it was when the differences were shown.',
    todo: 'Look at the new preview and import again.',
  },
  IMPORT_NOT_POSSIBLE: {
    title: 'A part of the file cannot be taken over.',
    why: '{detail|It names something that does not exist on this site.}',
    todo: 'Set it up by hand after the import, or correct the file.',
  },
  PLATFORM_TLS: {
    title: 'The platform’s certificate is not accepted.',
    why: 'It has ended, is for another host, or was not issued by a known authority.',
    todo: 'Ask the platform’s administrator to renew the certificate of {host|the host}.',
  },
  PLATFORM_REDIRECTS: {
    title: 'The address leads to another host.',
    why: 'It redirects to {to|another address}, and credentials are never sent along.',
    todo: 'Enter the address to which it leads.',
  },
  CLOCK_DIFFERS: {
    title: 'The platform’s clock is {seconds|some} seconds off.',
    why: 'Signed requests and expiry dates need clocks that agree.',
    todo: 'Ask the platform’s administrator to set its clock.',
  },
  CREDENTIALS_REJECTED: {
    title: 'The platform did not accept the credentials.',
    why: 'The user name, the password or the token is wrong, was withdrawn, or has ended.',
    todo: 'Copy them again from the platform, or make new ones there.',
  },
  SCOPES_MISSING: {
    title: 'The account may not do everything Planlink needs.',
    why: 'These rights are missing: {scopes|some}.',
    todo: 'Give the account these rights on the platform and authorise again.',
  },
  ADDRESS_CHANGED: {
    title: 'The address was changed.',
    why: 'A grant is only used at the address it was made for.',
    todo: 'Authorise the connection at the new address; it has to be the same tenant.',
  },
  DISCONNECTED: {
    title: 'The connection is disconnected.',
    why: 'Its credentials were removed{detail|}. Links are kept for 30 days.',
    todo: 'Authorise it again for the same tenant to bring the links back.',
  },
  RUN_STALE: {
    title: 'Sync has not finished for a while.',
    why: 'No run has ended in the last three intervals.',
    todo: 'Planlink starts again by itself. If it lasts, give the reference to support.',
  },
  INTERNAL: {
    title: 'Planlink could not finish this.',
    why: 'A fault inside the app, or the connection to Jira was lost. It has been logged.',
    todo: 'Try again. If it happens again, give the reference to support.',
  },
};
