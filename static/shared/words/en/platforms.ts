/** Words about each platform before it is connected, and about what it cannot do. */
export const platforms = {
  'setup.platformNeeds': 'Needs: {needs}',
  'prerequisites.timeShort': 'About 5 minutes. You can leave at any step and continue later.',
  'prerequisites.lacks': 'What {platform} cannot do',

  'platform.api.needs': 'an OAuth client, or a service account.',

  'platform.align.can': 'Epics, capabilities, features, stories, tasks and defects, both ways.',
  'platform.align.needs': 'a user in the programs to sync, with an API token.',
  'platform.align.admin':
    'A Super Admin of {platform}, who gives the service account its role, besides you as an administrator of Jira.',
  'platform.align.programs': 'belong to the programs and portfolios to sync',
  'platform.align.items': 'read, create and edit their epics, features, stories, tasks and defects',
  'platform.align.people': 'see people, so that owners are found',
  'platform.align.address': 'https://company.jiraalign.com',
  'platform.align.addressHelp': 'Where people open Jira Align: https and the host, without a path.',
  'platform.align.wrongAddress':
    'It is not that of Jira (such as https://company.atlassian.net), and it has no /login or /rest after the host.',
  'platform.align.isJira': '{host} looks like a Jira Cloud site. Jira Align has an address of its own.',

  'platform.dc.can': 'Issues of every type with comments, statuses and custom fields, both ways.',
  'platform.dc.needs': 'an application link, an incoming link, or a token of a service account.',
  'platform.dc.admin':
    'For OAuth a Jira system administrator of {platform}, besides you as an administrator of this Jira.',
  'platform.dc.versions':
    'Version 8.20 or later; OAuth 2.0 from 8.22 on, personal access tokens from 8.14 on.',
  'platform.dc.browse': 'Browse projects, in the projects to sync',
  'platform.dc.issues':
    'Create, edit, transition and assign issues; delete them only where deletions are to be followed',
  'platform.dc.comments': 'Add comments, edit and delete its own',
  'platform.dc.links': 'Link issues, so that each shows its issue here',
  'platform.dc.people': 'Browse users and groups, so that assignees are found',
  'platform.dc.address': 'https://jira.company.com',
  'platform.dc.addressHelp':
    'Jira’s base URL, as Administration, System, General configuration shows it: https and the host.',
  'platform.dc.wrongAddress':
    'It is not a Jira Cloud site (…atlassian.net). It can be reached from the internet: Planlink runs in Atlassian’s cloud. A Jira below a path, such as https://company.com/jira, needs a host of its own.',
  'platform.dc.isCloud':
    '{host} looks like a Jira Cloud site. Planlink connects Jira Cloud with a Jira Data Center.',

  'platform.lacks.changes':
    'It does not tell of changes. Planlink looks for them every five minutes; what is changed in Jira arrives there within seconds.',
  'platform.lacks.comments': 'It has no comments that programs can read: comments stay in Jira.',
  'platform.lacks.deleted': 'It does not tell of deletions. Planlink looks for missing items once a day.',

  'mapping.noComments': '{platform} has no comments that programs can read: comments stay in Jira.',
  'lacks.title': 'What {platform} does not have',
  'lacks.about': 'These parts of the mapping are left out or work in their own way:',
  'lacks.fields': 'Fields that stay in Jira: {fields}.',
  'lacks.comments': 'Comments stay in Jira.',
  'lacks.link': 'Its items cannot show a link to their issue; the issue shows one to the item.',
  'lacks.deletes': 'Planlink cannot delete its items: an item whose issue is deleted stays.',
  'lacks.asked': 'It does not tell of changes. Planlink looks for them every five minutes.',
  'lacks.read':
    'It cannot say what has changed. Planlink reads it as a whole every half hour; changes take that long.',
  'lacks.times':
    'It does not say when something was changed. Where the newest change should stand and both sides changed a field, Jira’s stands.',
  'lacks.deleted': 'It does not tell of deletions. Planlink looks for missing items once a day.',

  'fresh.pushed': '{platform} tells of changes: they arrive within seconds.',
  'fresh.asked': '{platform} does not tell of changes: Planlink looks for them every five minutes.',
  'fresh.read': '{platform} cannot say what has changed: Planlink reads it as a whole every half hour.',

  'check.found.permissions': 'Rights of the credentials: {scopes}.',
} as const;
