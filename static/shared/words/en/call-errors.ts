import type { ErrorWords } from '../catalogue';

/** Of what a page sent: see errors.ts. */
export const callErrors = {
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
  JIRA_BUSY: {
    title: 'Jira is busy and cannot say who may do this.',
    why: 'Planlink asks Jira before it shows or changes anything, and Jira did not answer just now.',
    todo: 'Try again in a minute. Nothing was changed.',
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
    why: 'A step of its set-up is missing, or it is not authorized at the moment.',
    todo: 'Finish the set-up or reauthorize the connection first.',
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
  LINKS_WOULD_STOP: {
    title: 'This would stop {count|some} linked projects.',
    why: 'Their workspace is no longer in your choice, and you have not confirmed that they stop.',
    todo: 'Look at what stops and confirm it, or keep the workspace.',
  },
  METHOD_NOT_OFFERED: {
    title: 'This platform cannot be authorized in this way.',
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
    why: 'A credential that has ended cannot authorize a connection.',
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
  LIMIT_REACHED: {
    title: 'No more can be made.',
    why: 'At most {limit|so many} are possible here.',
    todo: 'Remove one that is not needed any more.',
  },
  NAME_NOT_PLAIN: {
    title: 'The name has characters that cannot be used.',
    why: 'Angle brackets, emoji and invisible characters make names hard to read or to tell apart.',
    todo: 'Use letters, digits, spaces and ordinary punctuation.',
  },
  NAME_DIFFERS: {
    title: 'The name you typed is not the connection’s name.',
    why: 'Deleting cannot be undone, so the name has to be typed in full.',
    todo: 'Type the name exactly as it stands above.',
  },
  IMPORT_UNREADABLE: {
    title: 'This file is not an exported configuration.',
    why: 'It cannot be read as one. The first thing that is wrong: {field|its shape}.',
    todo: 'Choose a file that was made with Export, unchanged.',
  },
  IMPORT_STALE: {
    title: 'Something has changed since the preview.',
    why: 'The file or a connection is no longer as it was when the differences were shown.',
    todo: 'Look at the new preview and import again.',
  },
  IMPORT_NOT_POSSIBLE: {
    title: 'A part of the file cannot be taken over.',
    why: 'It names {name|something} that this site does not have, or that you may not see.',
    todo: 'Set it up by hand after the import, or correct the file.',
  },
} satisfies Partial<ErrorWords>;
