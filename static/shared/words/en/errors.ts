import type { ErrorWords } from '../catalogue';
import { authorisingErrors } from './authorising-errors';
import { callErrors } from './call-errors';
import { syncErrors } from './sync-errors';

/** What happened, why, what to do: for every code the backend can name. */
export const errors: ErrorWords = {
  ...callErrors,
  ...syncErrors,
  ...authorisingErrors,
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
    why: 'It refused the value of {field|a field}. {reason|It gave no reason.}',
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
  WEBHOOK_SIGNATURE_INVALID: {
    title: 'A notification from the platform was refused.',
    why: 'Its signature does not match, so its sender is not proven.',
    todo: 'Nothing is lost: the next scheduled run brings the change. If it happens often, reauthorize the connection.',
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
