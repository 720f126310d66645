import type { Row } from './row';

/** Their pages on rights, limits, maintenance and removal, statement by statement. */
export const neighbours: readonly Row[] = [
  {
    id: 'S01',
    asked: 'A button to add a connection, absent for those who may not',
    place:
      'Connections page > Create connection; whoever is no Jira administrator is told so and whom to ask, and every resolver refuses',
  },
  {
    id: 'S02',
    asked: 'One connection for each instance of the other side',
    place: 'Connections page: a second connection to the same tenant is pointed out',
  },
  {
    id: 'S03',
    asked: 'Any number of connections',
    place: 'Connections page: a hundred on a site',
    without: 'more than that; the five-minute schedule looks at every one of them',
  },
  {
    id: 'S04',
    asked: 'What the account needs on both sides',
    place:
      'Test now > permissions: what the app may do in each linked Jira project, and which scopes the grant lacks',
  },
  {
    id: 'S05',
    asked: 'Whoever connects becomes the assignee of created tickets, unless another is set',
    notProvided:
      'nobody becomes the assignee for having connected. An issue whose task has nobody, or somebody unknown to Jira, stays without one, and the unknown are reported (`ASSIGNEE_UNMATCHED`); a default to choose belongs to the mapping of users',
  },
  {
    id: 'S06',
    asked: 'The other side’s address must be https',
    place: 'Create connection > Address, and Edit: refused otherwise, before any call',
  },
  {
    id: 'S07',
    asked: 'Not every call works on servers that others run',
    place:
      'Create connection > Address: the platform is asked what it offers, and one that does not fit is refused with the reason',
  },
  {
    id: 'S08',
    asked: 'Deactivate before maintenance, activate afterwards, catch up then',
    place: 'Connection > Active: nothing is read or written meanwhile; afterwards both sides catch up',
  },
  {
    id: 'S09',
    asked: 'An edit may be lost when both sides changed meanwhile',
    place: 'Fields that only one side changed are merged; where both changed one the newer is kept',
    without: 'a list of these conflicts and planned pauses; they belong to the sync engine',
  },
  {
    id: 'S10',
    asked: 'To remove it all: rights, deactivate, link, token, remote links, fields, step by step',
    place:
      'Connection > "..." > Disconnect: does it in order, always ends, reports what is left to do by hand; Delete removes the rest',
  },
];
