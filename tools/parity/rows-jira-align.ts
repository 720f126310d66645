import type { Row } from './row';

/** Setting a connector up from nothing to the first project, and changing its credentials later. */
export const jiraAlign: readonly Row[] = [
  {
    id: 'JA00',
    asked: 'Set up quickly and easily',
    place:
      'Connections page, while empty: what to have at hand and how long it takes; Create connection leads step by step',
  },
  { id: 'JA01', asked: 'The gear of administration', place: 'Jira settings > Apps > Planlink' },
  {
    id: 'JA02',
    asked: 'The page of settings for Jira',
    place: 'Connections page, and the tabs of a connection: Projects (mappings), Settings, Activity (logs)',
  },
  {
    id: 'JA03',
    asked: 'The list of connectors',
    place: 'Connections page: table and Create connection',
  },
  {
    id: 'JA04',
    asked: 'Name, addresses, way to authorise, user, token or password, consumer key',
    place:
      'Create connection > Platform, Address, Authorize: only what the chosen way needs. The platform tells the address of its API itself',
  },
  {
    id: 'JA05',
    asked: 'A light that is grey when the service does not run, then support with type and number',
    place:
      'Connections page > sync service, in words; "..." > Copy support details, with platform and number',
  },
  {
    id: 'JA06',
    asked: 'Generate a new key and copy it',
    place:
      'Authorize > OAuth 1.0a > Generate new key: made in the app; public key with Copy, fingerprint and date',
  },
  { id: 'JA07', asked: 'Save', place: 'Save at the end of each form; leaving one unsaved asks first' },
  {
    id: 'JA08',
    asked: 'On the other side: sign in and open its applications',
    place: 'Authorize: a guide beside the form, of its own for each platform and each way',
  },
  {
    id: 'JA09',
    asked: 'The quick way to its page of application links',
    place:
      'The guide names the command search; for Jira Data Center it opens the very page at the address of the connection',
  },
  { id: 'JA10', asked: 'Open application links there', place: 'The guide, the same step' },
  {
    id: 'JA11',
    asked: 'Enter the address of the calling site there and create the link',
    place: 'The guide > application URL with Copy',
  },
  {
    id: 'JA12',
    asked: 'That it may complain of no answer, and to continue',
    place: 'The guide says so at that step; Create connection > Address goes on without an answer, too',
  },
  { id: 'JA13', asked: 'A name for the application', place: 'The guide suggests one, with Copy' },
  { id: 'JA14', asked: 'Edit the new entry', place: 'The guide, next step' },
  {
    id: 'JA15',
    asked: 'The same consumer key on both sides',
    place: 'Authorize > OAuth 1.0a: a key is suggested (letters and digits), with Copy',
  },
  {
    id: 'JA16',
    asked: 'Paste the public key there',
    place: 'The guide > public key, with Copy as PEM and bare',
  },
  { id: 'JA17', asked: 'Save there', place: 'The guide, last step; ticked once it is done' },
  {
    id: 'JA18',
    asked: 'Come back to the connector',
    place: 'The set-up is a draft on the server: it goes on where it was left',
  },
  { id: 'JA19', asked: 'Authorise access', place: 'Authorize > OAuth 1.0a > Authorize access' },
  {
    id: 'JA20',
    asked: 'With a token present the button says so, and a fresh one is fetched',
    place: 'Connection > Authorization: Reauthorize; the old grant serves until the new one is proven',
  },
  {
    id: 'JA21',
    asked: 'Three steps that take minutes and reload the page',
    place: 'Authorize > OAuth 1.0a: the three steps live, without reloading',
  },
  {
    id: 'JA22',
    asked: 'Check: consumer key equal, no spaces or symbols',
    place: 'Said as typed, and a checker: paste what the other side shows',
  },
  {
    id: 'JA23',
    asked: 'Check: public key equal',
    place: 'Checker by fingerprint, however the key is written',
  },
  {
    id: 'JA24',
    asked: 'Check: application address without slips',
    place: 'Checker that shows where they differ',
  },
  {
    id: 'JA25',
    asked: 'Help for errors while authorising',
    place: 'Each reason the platform names becomes cause and remedy, at the step and in `docs/errors.md`',
  },
  { id: 'JA26', asked: 'Request access', place: 'Authorize: opens the platform’s consent page' },
  {
    id: 'JA27',
    asked: 'Be signed in there as the service account',
    place:
      'Said before the page opens; afterwards the account is named, with a warning when it looks like a person',
  },
  { id: 'JA28', asked: 'Allow, in the new tab', place: 'The platform’s consent page in a new tab' },
  {
    id: 'JA29',
    asked: 'What it looks like when done',
    place: 'Connection > Authorization: account, tenant, scopes, date, end and status, in words',
  },
  { id: 'JA30', asked: 'Save', place: 'Stored once proven; the set-up goes on to the workspaces' },
  {
    id: 'JA31',
    asked: 'Test the connection',
    place:
      'Connections page and Connection > Test now, for every way to authorise: seven checks, each by itself',
  },
  {
    id: 'JA32',
    asked: 'Its result needs closing and opening again',
    place: 'Each check appears as it ends; earlier tests are kept',
  },
  {
    id: 'JA33',
    asked: 'Activate',
    place: 'Connections page and Connection > Activate: after a passed test, or expressly without',
  },
  {
    id: 'JA34',
    asked: 'Sync one project as a trial',
    place:
      'Connection > Projects > Try it dry: counts of a whole sync and its first hundred changes field by field, nothing written; before linking, ten items each way as what they would become',
  },
  {
    id: 'JA35',
    asked: 'To change credentials: deactivate, update, save, activate',
    place:
      'Connection > Authorization > Rotate credentials: new ones are staged, proven and put in use without a gap; deactivating first works too',
  },
  {
    id: 'JA36',
    asked: 'OAuth, personal token, user with password',
    place:
      'Authorize: OAuth 2.0, OAuth 1.0a, personal access token, user name and password, as far as the platform has them; each with its guide',
  },
  {
    id: 'JA37',
    asked: 'How to create a service account',
    place:
      'Create connection > Platform: what the account may do, and no more, for each platform; Authorize: how it is made',
  },
  {
    id: 'JA38',
    asked: 'Who is needed: administrators of both sides, a service account',
    place: 'Create connection: prerequisites of each platform, by person, with its versions',
  },
  {
    id: 'JA39',
    asked: 'Prerequisites, with the addresses to allow through a firewall',
    place: 'Create connection: prerequisites, with where Atlassian lists its outgoing addresses',
  },
];
