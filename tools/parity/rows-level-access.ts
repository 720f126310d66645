import type { Row } from './row';

/** Managing a connection to Jira: access of workspaces, authorising again, resync, statuses. */
export const levelAccess: readonly Row[] = [
  {
    id: 'LA01',
    asked: 'Only administrators of the organisation manage connections',
    place: 'Connections page, which Jira shows to its administrators; every resolver of it asks Jira again',
  },
  {
    id: 'LA02',
    asked: 'Some plans include it, others need an add-on',
    notProvided:
      'Planlink has no editions and holds nothing back. Whether it runs at all is decided by Forge from the licence (`appIsLicensed` in `manifest.yml`)',
  },
  {
    id: 'LA03',
    asked: 'What an existing connection lets one do: change workspace access, authorise again, resync',
    place: 'Connection > its "..." and its tabs, beside edit, test and activate',
  },
  {
    id: 'LA04',
    asked: 'The parts of the page, to jump to',
    place: 'Connection > tabs, each with an address of its own',
  },
  {
    id: 'LA05',
    asked: 'Give workspaces access or take it away',
    place: 'Connection > Workspaces; which Jira project each one meets: Connection > Projects',
  },
  {
    id: 'LA06',
    asked: 'Nothing is saved without at least one workspace',
    place:
      'Connection > Workspaces and the step Workspaces: said beside the list; the resolver refuses it too',
  },
  {
    id: 'LA07',
    asked: 'Workspaces made later have to be granted',
    place: 'The daily schedule finds them; Connections page says how many are new and leads to the choice',
  },
  {
    id: 'LA08',
    asked: 'The way there through the menus',
    place: 'Jira settings > Apps > Planlink; every part has an address and breadcrumbs',
  },
  {
    id: 'LA09',
    asked: 'Find the connection, open its menu of actions',
    place: 'Connections page > table with search, sort and filter; "..." in each row, by keyboard too',
  },
  {
    id: 'LA10',
    asked: 'Choose Edit there',
    place: 'Connections page > "..." > Edit, among the other actions; what is not possible now says why',
  },
  {
    id: 'LA11',
    asked: 'A list of workspaces to select from',
    place: 'Connection > Workspaces: search, select all, number chosen',
  },
  {
    id: 'LA12',
    asked: 'A warning that taking a workspace away disconnects its projects',
    place:
      'Connection > Workspaces > Save: names each project and how many links stop, and asks; they pause and can come back',
  },
  {
    id: 'LA12b',
    asked: 'A project disconnected that way has to go to another connection',
    place:
      'A Jira project whose link is paused can be linked at another connection, which finds the pairs again by the property of the issues',
    without: 'moving it there by itself: who takes over a project chooses its mapping anew',
  },
  {
    id: 'LA13',
    asked: 'Save',
    place: 'Every form: refused when somebody else saved meanwhile; who changed what is kept (Activity)',
  },
  {
    id: 'LA14',
    asked: 'From a project one authorises again only while the connection is in error',
    place: 'Project page: only while Interrupted or Unauthorized; the resolvers hold to it',
  },
  {
    id: 'LA15',
    asked: 'Only certain roles may',
    place:
      'Connection > Settings > role (project administrators unless another is chosen), asked of Jira at each call',
  },
  {
    id: 'LA16',
    asked: 'The way there inside a workspace, with a tab of projects',
    place: 'Project sidebar > Planning sync: Linked items, Failures (for those who may mend), Activity',
  },
  {
    id: 'LA17',
    asked: 'View a project and be told when its connection is in error',
    place: 'Project page > banner, announced to screen readers; absent while all is well',
  },
  {
    id: 'LA18',
    asked: 'From there to the page that edits the connection',
    place: 'Project page > Open Connections for administrators; Reauthorize for those who hold the role',
  },
  {
    id: 'LA19',
    asked: 'Review the error message, then close it',
    place:
      'Project page > Review error message, for those who hold the role: cause, remedy, first and last seen, reference, Copy, Close; the cause stands in the banner for everybody',
  },
  {
    id: 'LA20',
    asked: 'Jira Cloud: one button authorises again',
    place: 'Project page > Reauthorize; Connection > Authorization',
  },
  {
    id: 'LA21',
    asked: 'OAuth 2.0: again with the credentials that are there',
    place: 'Connection > Authorization > Reauthorize with existing credentials; Project page likewise',
  },
  {
    id: 'LA22',
    asked: 'OAuth 2.0: again with new credentials, on-screen step by step',
    place:
      'Project page and Connection > Authorization > Reauthorize with new credentials, with the redirect URI to copy',
  },
  {
    id: 'LA23',
    asked: 'Save on the project’s page',
    place: 'Project page: stored as soon as the grant is proven, then a flag and the page as it is now',
  },
  {
    id: 'LA24',
    asked: 'Why one would: the connection was interrupted',
    place:
      'Connections page, Connection, Project page: the sentence beside the status gives cause and next step',
  },
  {
    id: 'LA25',
    asked: 'Who consents must be signed in with administrative rights on the other side',
    place: 'Said before the consent page opens; afterwards account and missing scopes are shown',
  },
  {
    id: 'LA26',
    asked: 'OAuth 2.0: to the connection and Edit',
    place: 'Connections page > "..." > Edit, or straight to Reauthorize',
  },
  {
    id: 'LA27',
    asked: 'OAuth 2.0: existing credentials, under the status',
    place: 'Connection > Authorization > Reauthorize with existing credentials',
  },
  {
    id: 'LA28',
    asked: 'OAuth 2.0: new client ID and secret, then authorise',
    place:
      'Connection > Authorization > Reauthorize with new credentials: staged, the old serve until the new are proven',
  },
  {
    id: 'LA29',
    asked: 'Accept when asked',
    place: 'The platform’s consent page; Planlink shows that it waits and for how long, and a refusal as one',
  },
  {
    id: 'LA30',
    asked: 'Save after authorising',
    place: 'Connection > Authorization: stored once proven; kept in Activity',
  },
  {
    id: 'LA31',
    asked: 'Whatever list of sites is shown, it stays the site it was',
    place: 'Another tenant than before is refused and both are named',
  },
  {
    id: 'LA32',
    asked: 'OAuth 1.0: confirm, continue',
    place: 'Connection > Authorization > OAuth 1.0a > Keys, Authorize access, Complete connection',
  },
  {
    id: 'LA33',
    asked: 'OAuth 1.0: choose the workspace',
    place: 'Create connection > Workspaces; authorising again leaves the choice as it was',
  },
  {
    id: 'LA34',
    asked: 'OAuth 1.0: enter the address of the server',
    place:
      'Create connection > Address, and Edit: checked as typed, brought to one form, never other than https',
  },
  {
    id: 'LA35',
    asked: 'OAuth 1.0: generate the address to open',
    place: 'Connection > Authorization > Generate URL: with copy and its end',
  },
  {
    id: 'LA36',
    asked: 'OAuth 1.0: open it and allow',
    place: 'Connection > Authorization > Open authorization page: in a new tab, the page waits',
  },
  {
    id: 'LA37',
    asked: 'OAuth 1.0: copy the verification code',
    place:
      'Connection > Authorization > Verification code: says where it stands; spaces around it do not count',
  },
  {
    id: 'LA38',
    asked: 'OAuth 1.0: paste it and verify',
    place: 'Connection > Authorization > Verify: a wrong or ended code is said to be one, another can be had',
  },
  {
    id: 'LA39',
    asked: 'OAuth 1.0: complete the connection',
    place:
      'Connection > Authorization > Complete connection: the account, the tenant, the scopes; then the workspaces',
  },
  {
    id: 'LA40',
    asked: 'Resync tasks that failed to sync',
    place: 'Connection > "..." > Resync all tasks: all or chosen projects, with progress, can be stopped',
  },
  {
    id: 'LA41',
    asked: 'Resync only while Authorized or Interrupted',
    place: 'Disabled with its reason; the resolver refuses it too',
  },
  {
    id: 'LA42',
    asked: 'The steps: edit, resync all tasks, save',
    place:
      'Connections page and Connection > "..." > Resync all tasks, confirmed in a dialog; Connection > Settings > Resync all tasks when saving',
  },
  {
    id: 'LA43',
    asked: 'Authorized, Interrupted, Unauthorized',
    place: 'The same three, and Draft before the first grant; inactive and waiting stand beside them',
  },
  {
    id: 'LA44',
    asked: 'Types: Jira Cloud, Data Center by OAuth 2.0, OAuth 1.0',
    place:
      'Platform and way to authorise of each connection decide what its pages offer; what a platform cannot do is said in the prerequisites, the mapping and the overview',
  },
];
