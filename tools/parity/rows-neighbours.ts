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
    place:
      'Connection > Projects > mapping > People: who stands for those without a match, chosen for each side; without a choice nobody, and the unknown are reported (`ASSIGNEE_UNMATCHED`)',
    without: 'to make whoever connects the assignee by itself',
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
    place:
      'Fields that only one side changed are merged; where both changed one, the mapping says whose value stands or has a person asked; what was overruled stands in the history, what waits for a person among the failures',
    without: 'planned pauses; a link is paused by hand',
  },
  {
    id: 'S10',
    asked: 'To remove it all: rights, deactivate, link, token, remote links, fields, step by step',
    place:
      'Connection > "..." > Disconnect: does it in order, always ends, reports what is left to do by hand; Delete removes the rest',
  },
];
